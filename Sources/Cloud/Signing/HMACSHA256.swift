#if canImport(CryptoKit)
  import CryptoKit
#else
  import CCrypto
#endif

/// HMAC with SHA-256 (RFC 2104) by the system's library: libcrypto on Linux, CryptoKit on Apple's systems.
enum HMACSHA256 {
  /// The 32 bytes that authenticate a message under a key. O(message).
  static func code(of message: [UInt8], key: [UInt8]) -> [UInt8] {
    #if canImport(CryptoKit)
      return Array(CryptoKit.HMAC<CryptoKit.SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
    #else
      var code = [UInt8](repeating: 0, count: 32)
      var count: UInt32 = 0
      // A key longer than Int32 says does not exist: keys here are secrets of credentials and earlier codes.
      _ = HMAC(EVP_sha256(), key, Int32(clamping: key.count), message, message.count, &code, &count)
      return code
    #endif
  }
}
