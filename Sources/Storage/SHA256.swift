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
    private final class Context {
      let pointer: OpaquePointer?
      init() {
        pointer = EVP_MD_CTX_new()
        EVP_DigestInit_ex(pointer, EVP_sha256(), nil)
      }
      deinit { EVP_MD_CTX_free(pointer) }
    }
    private let state = Context()
  #endif

  /// A hash of no bytes so far.
  public init() {}

  /// Adds bytes to the hash.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    #if canImport(CryptoKit)
      state.update(bufferPointer: bytes)
    #else
      EVP_DigestUpdate(state.pointer, bytes.baseAddress, bytes.count)
    #endif
  }

  /// The 32 bytes of the hash; nothing may be added afterwards.
  public consuming func finalize() -> [UInt8] {
    #if canImport(CryptoKit)
      return Array(state.finalize())
    #else
      var digest = [UInt8](repeating: 0, count: 32)
      var count: UInt32 = 0
      EVP_DigestFinal_ex(state.pointer, &digest, &count)
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
