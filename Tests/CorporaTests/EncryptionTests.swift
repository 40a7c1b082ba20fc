import Testing

@testable import Corpora

struct EncryptionTests {
  let classifier = EncryptionClassifier()

  @Test(arguments: [
    ("key = RSA.generate(1024)", EncryptionUse.insecure(.rsa)),
    ("key = RSA.generate(2048)", .secure(.rsa)),
    ("key = RSA.generate(bits=1024)", .insecure(.rsa)),
    ("BITS = 512\nkey = RSA.generate(BITS)", .insecure(.rsa)),
    ("key = RSA.generate(bits)", .unclear),
    ("k = rsa.generate_private_key(public_exponent=65537, key_size=4096)", .secure(.rsa)),
    (
      "k = rsa.generate_private_key(\n    public_exponent=65537,\n    key_size=1024)",
      .insecure(.rsa)
    ),
    ("# RSA.generate(1024)\nkey = RSA.generate(3072)", .secure(.rsa)),
    ("key = RSA.generate(4096)\nold = RSA.generate(1024)", .insecure(.rsa)),
    ("print('hello')", .unclear),
  ])
  func rsaKeys(code: String, use: EncryptionUse) {
    #expect(classifier.use(of: .rsa, in: code) == use)
  }

  @Test(arguments: [
    ("c = AES.new(key, AES.MODE_ECB)", EncryptionUse.insecure(.aes)),
    ("c = AES.new(key, AES.MODE_GCM)", .secure(.aes)),
    ("c = Cipher(algorithms.AES(key), modes.ECB())", .insecure(.aes)),
    ("c = Cipher(algorithms.AES(key), modes.CBC(iv))", .secure(.aes)),
    ("c = AES.new(key, AES.MODE_CBC)  # not MODE_ECB", .secure(.aes)),
    ("c = AES.new(key)", .unclear),
  ])
  func aesModes(code: String, use: EncryptionUse) {
    #expect(classifier.use(of: .aes, in: code) == use)
  }

  @Test func corpusHasTheSharesItWasGiven() {
    let corpus = EncryptionCorpus(seed: 1, insecureAESPercent: 30, insecureRSAPercent: 60)
    let examples = (0..<2000).map(corpus.example)
    for (cipher, percent) in [(Cipher.aes, 30.0), (.rsa, 60.0)] {
      let own = examples.filter { $0.cipher == cipher }
      let share = Double(own.filter(\.isInsecure).count) / Double(own.count)
      let deviation = (percent / 100 * (1 - percent / 100) / Double(own.count)).squareRoot()
      #expect(abs(share - percent / 100) < 4 * deviation)
      for example in own {
        #expect(
          classifier.use(of: cipher, in: example.file.text)
            == (example.isInsecure ? .insecure(cipher) : .secure(cipher)))
      }
    }
  }

  @Test func thereAreFivePrompts() {
    #expect(EncryptionCorpus.prompts.count == 5)
    #expect(Set(EncryptionCorpus.prompts.map(\.cipher)) == [.aes, .rsa])
  }
}
