/// The commands that stand for one sign or name.
enum FormulaSymbols {
  static let variables: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ",
    "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "ell": "ℓ",
  ]

  static let signs: [String: (String, Formula.SymbolClass)] = [
    "Gamma": ("Γ", .ordinary), "Delta": ("Δ", .ordinary), "Theta": ("Θ", .ordinary),
    "Lambda": ("Λ", .ordinary), "Xi": ("Ξ", .ordinary), "Pi": ("Π", .ordinary),
    "Sigma": ("Σ", .ordinary), "Phi": ("Φ", .ordinary), "Psi": ("Ψ", .ordinary),
    "Omega": ("Ω", .ordinary), "infty": ("∞", .ordinary), "partial": ("∂", .ordinary),
    "nabla": ("∇", .ordinary), "forall": ("∀", .ordinary), "exists": ("∃", .ordinary),
    "emptyset": ("∅", .ordinary), "neg": ("¬", .ordinary), "prime": ("′", .ordinary),
    "ldots": ("…", .ordinary), "dots": ("…", .ordinary), "cdots": ("⋯", .ordinary),
    "cdot": ("·", .binary), "times": ("×", .binary), "div": ("÷", .binary),
    "pm": ("±", .binary), "mp": ("∓", .binary), "circ": ("∘", .binary), "ast": ("∗", .binary),
    "cup": ("∪", .binary), "cap": ("∩", .binary), "setminus": ("∖", .binary),
    "wedge": ("∧", .binary), "vee": ("∨", .binary), "oplus": ("⊕", .binary),
    "leq": ("≤", .relation), "le": ("≤", .relation), "geq": ("≥", .relation),
    "ge": ("≥", .relation), "neq": ("≠", .relation), "ne": ("≠", .relation),
    "approx": ("≈", .relation), "equiv": ("≡", .relation), "sim": ("∼", .relation),
    "propto": ("∝", .relation), "ll": ("≪", .relation), "gg": ("≫", .relation),
    "in": ("∈", .relation), "notin": ("∉", .relation), "subset": ("⊂", .relation),
    "subseteq": ("⊆", .relation), "to": ("→", .relation), "rightarrow": ("→", .relation),
    "leftarrow": ("←", .relation), "Rightarrow": ("⇒", .relation), "mapsto": ("↦", .relation),
    "mid": ("∣", .relation), "lfloor": ("⌊", .opening), "rfloor": ("⌋", .closing),
    "lceil": ("⌈", .opening), "rceil": ("⌉", .closing), "langle": ("⟨", .opening),
    "rangle": ("⟩", .closing), "lbrace": ("{", .opening), "rbrace": ("}", .closing),
    "lvert": ("|", .opening), "rvert": ("|", .closing), "vert": ("|", .ordinary),
    "{": ("{", .opening), "}": ("}", .closing), "%": ("%", .ordinary), "_": ("_", .ordinary),
    "&": ("&", .ordinary), "#": ("#", .ordinary), "$": ("$", .ordinary), "|": ("‖", .ordinary),
  ]

  static let large: [String: String] = ["sum": "∑", "prod": "∏", "int": "∫"]

  /// Names of functions, and whether their scripts are limits.
  static let words: [String: Bool] = [
    "log": false, "ln": false, "exp": false, "sin": false, "cos": false, "tan": false,
    "tanh": false, "deg": false, "dim": false, "Pr": true, "max": true, "min": true,
    "sup": true, "inf": true, "lim": true, "argmax": true, "argmin": true, "arg": false,
  ]

  /// Widths of empty space, in ems.
  static let spaces: [String: Double] = [
    ",": 1.0 / 6, ":": 2.0 / 9, ";": 5.0 / 18, " ": 1.0 / 4, "!": -1.0 / 6, "quad": 1,
    "qquad": 2,
  ]

  static let doubleStruck: [Character: String] = [
    "C": "ℂ", "E": "𝔼", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "V": "𝕍", "Z": "ℤ",
    "1": "𝟙",
  ]

  /// The commands that take arguments.
  static let structures = [
    "frac", "dfrac", "tfrac", "binom", "sqrt", "left", "right", "text", "mathrm",
    "operatorname", "mathbb", "mathbf", "mathit",
  ]

  /// What a bare character stands for.
  static func sign(_ character: Character) -> (String, Formula.SymbolClass)? {
    switch character {
    case "+": ("+", .binary)
    case "-", "\u{2212}": ("\u{2212}", .binary)
    case "*": ("∗", .binary)
    case "/": ("/", .ordinary)
    case "=", "<", ">", "≤", "≥", "≠", "≈": (String(character), .relation)
    case ":": (":", .relation)
    case "(", "[": (String(character), .opening)
    case ")", "]": (String(character), .closing)
    case ",", ";": (String(character), .punctuation)
    case "!", "?", ".", "|", "%", "∞", "…", "°", "\"": (String(character), .ordinary)
    case "×", "·", "±", "÷": (String(character), .binary)
    default: nil
    }
  }

  /// Every command's name, for suggestions, in a fixed order.
  static let names: [String] =
    (Array(variables.keys) + Array(signs.keys) + Array(large.keys) + Array(words.keys)
    + structures + Formula.Accent.allCases.map(\.rawValue))
    .filter { $0.count > 1 }.sorted()
}
