# odd: is a class with properties, slots and a class attribute
# problem: bank
    __slots__ = ("owner", "_moves")
    currency = "EUR"

    def __init__(self, owner, balance=0):
        self.owner = owner
        self._moves = [balance] if balance else []

    @property
    def balance(self):
        return sum(self._moves)

    def deposit(self, amount):
        self._moves.append(amount)
        return self.balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise NotEnough("not enough")
        self._moves.append(-amount)
        return self.balance

    def history(self):
        return list(self._moves)


class NotEnough(ValueError):
    pass
