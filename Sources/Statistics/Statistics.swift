// Holds the target's place until its first noun exists; delete then.
