#if canImport(CryptoKit)
  import CryptoKit
#else
  import CCrypto
#endif

/// SHA-256 (FIPS 180-4) by the system's library: libcrypto on Linux, CryptoKit on Apple's systems.
public struct SHA256 {
  #if canImport(CryptoKit)
    private var state = CryptoKit.SHA256()
  #else
    private var state = SHA256_CTX()
  #endif

  /// A hash of no bytes so far.
  public init() {
    #if !canImport(CryptoKit)
      SHA256_Init(&state)
    #endif
  }

  /// Adds bytes to the hash.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    #if canImport(CryptoKit)
      state.update(bufferPointer: bytes)
    #else
      SHA256_Update(&state, bytes.baseAddress, bytes.count)
    #endif
  }

  /// The 32 bytes of the hash; nothing may be added afterwards.
  public consuming func finalize() -> [UInt8] {
    #if canImport(CryptoKit)
      return Array(state.finalize())
    #else
      var digest = [UInt8](repeating: 0, count: 32)
      SHA256_Final(&digest, &state)
      return digest
    #endif
  }

  /// The 32 bytes of the hash of some bytes.
  public static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update($0) }
    return hash.finalize()
  }

  /// The hash of some bytes as lower-case hexadecimal digits: all 64, or the first few.
  public static func hexadecimal(_ bytes: [UInt8], digits: Int = 64) -> String {
    hexadecimal(digest: hash(bytes), digits: digits)
  }

  /// A digest as lower-case hexadecimal digits: all 64, or the first few.
  public static func hexadecimal(digest: [UInt8], digits: Int = 64) -> String {
    let alphabet = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] }
    return String(decoding: text.prefix(digits), as: UTF8.self)
  }
}
