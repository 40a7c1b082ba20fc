# odd: decorates and replaces the class afterwards
# problem: bank
    pass


from dataclasses import dataclass, field


@dataclass
class Account:
    owner: str
    balance: int = 0
    moves: list = field(default_factory=list)

    def __post_init__(self):
        if self.balance:
            self.moves.append(self.balance)

    def deposit(self, amount):
        self.balance += amount
        self.moves.append(amount)
        return self.balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError("not enough")
        return self.deposit(-amount)

    def history(self):
        return self.moves
