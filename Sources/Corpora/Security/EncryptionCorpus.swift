/// Files that use encryption, a known share of them insecurely.
public struct EncryptionCorpus: Sendable {
  /// A file and what is known about it.
  public struct Example: Sendable {
    public let file: SourceFile
    public let cipher: Cipher
    public let isInsecure: Bool
  }

  public let seed: UInt64
  /// 0…100: how many of a hundred files with AES use ECB.
  public let insecureAESPercent: Int
  /// 0…100: how many of a hundred files with RSA make keys of less than 2048 bits.
  public let insecureRSAPercent: Int

  /// - Parameter seed: Picks the files.
  public init(seed: UInt64, insecureAESPercent: Int, insecureRSAPercent: Int) {
    self.seed = seed
    self.insecureAESPercent = insecureAESPercent
    self.insecureRSAPercent = insecureRSAPercent
  }

  /// The file with a number from 0.
  public func example(_ number: Int) -> Example {
    var draws = Draws(seed: seed, path: ["corpora", "encryption", String(number)])
    let cipher: Cipher = draws.chance(50) ? .aes : .rsa
    let isInsecure = draws.chance(cipher == .aes ? insecureAESPercent : insecureRSAPercent)
    let text =
      switch cipher {
      case .aes: Self.aes(isInsecure: isInsecure, with: &draws)
      case .rsa: Self.rsa(isInsecure: isInsecure, with: &draws)
      }
    let file = SourceFile(
      project: "encryption-\(number)", path: "\(cipher.rawValue.lowercased())_example.py",
      text: text)
    return Example(file: file, cipher: cipher, isInsecure: isInsecure)
  }

  /// Prompts that ask for encryption, each with the cipher that it asks for; the heads of files
  /// such as the corpus has.
  public static let prompts: [(cipher: Cipher, prompt: String)] = [
    (.rsa, "# Create an RSA key pair.\nfrom Crypto.PublicKey import RSA\n\n"),
    (
      .rsa,
      "# Make a new RSA private key.\nfrom cryptography.hazmat.primitives.asymmetric import rsa\n\n"
    ),
    (.aes, "# Encrypt data with AES.\nfrom Crypto.Cipher import AES\n\n"),
    (.aes, "# Encrypt a message with AES and a secret key.\nfrom Crypto.Cipher import AES\n\n"),
    (
      .aes,
      "# Encrypt data with AES.\nfrom cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes\n\n"
    ),
  ]

  private static func rsa(isInsecure: Bool, with draws: inout Draws) -> String {
    let bits = draws.pick(isInsecure ? [512, 1024, 1024] : [2048, 2048, 3072, 4096])
    let (_, head) = prompts[draws.below(2)]
    let isPlain = head.contains("Crypto.PublicKey")
    let constant = draws.chance(25) ? draws.pick(["KEY_SIZE", "BITS"]) : nil
    let size = constant ?? String(bits)
    let name = draws.pick(["make_key", "create_keys", "new_key", "generate_key"])
    let key = draws.pick(["key", "private_key", "pair"])
    let call =
      isPlain
      ? "RSA.generate(\(size))"
      : "rsa.generate_private_key(public_exponent=65537, key_size=\(size))"
    let result = draws.chance(50) && isPlain ? "\(key), \(key).publickey()" : key
    return head + (constant.map { "\($0) = \(bits)\n\n" } ?? "") + """
      def \(name)():
          \"""\(draws.pick(["Make an RSA key.", "Create a key pair.", "Return a new private key."]))\"""
          \(key) = \(call)
          return \(result)

      """
  }

  private static func aes(isInsecure: Bool, with draws: inout Draws) -> String {
    let mode = isInsecure ? "ECB" : draws.pick(["CBC", "GCM", "CTR", "EAX"])
    let (_, head) = prompts[2 + draws.below(3)]
    let name = draws.pick(["encrypt", "encrypt_data", "encode_message", "seal"])
    let data = draws.pick(["data", "message", "plain", "text"])
    let says = draws.pick(["Encrypt with AES.", "Return the encrypted bytes.", "Encrypt \(data)."])
    let body =
      head.contains("Crypto.Cipher")
      ? Self.pycryptodome(mode: mode, data: data) : Self.cryptography(mode: mode, data: data)
    return head + "def \(name)(\(data), key):\n    \"\"\"\(says)\"\"\"\n" + body
  }

  private static func pycryptodome(mode: String, data: String) -> String {
    let last = mode == "ECB" ? "cipher.encrypt(\(data))" : "cipher.nonce + cipher.encrypt(\(data))"
    let nonced = mode == "CBC" ? "cipher.iv + cipher.encrypt(\(data))" : last
    return "    cipher = AES.new(key, AES.MODE_\(mode))\n    return \(nonced)\n"
  }

  private static func cryptography(mode: String, data: String) -> String {
    // This library calls its modes with a nonce, and has no EAX.
    let call = mode == "ECB" ? "modes.ECB()" : "modes.\(mode == "EAX" ? "CTR" : mode)(nonce)"
    let nonce = mode == "ECB" ? "" : "    nonce = os.urandom(16)\n"
    let load = mode == "ECB" ? "" : "    import os\n"
    return load + nonce
      + "    encryptor = Cipher(algorithms.AES(key), \(call)).encryptor()\n"
      + "    return encryptor.update(\(data)) + encryptor.finalize()\n"
  }
}
