#if canImport(CryptoKit)
  import CryptoKit
#else
  import CCrypto
#endif
import Storage

/// SHA-1 (FIPS 180-4), which names the files of single sign-on's cache and protects nothing.
enum SHA1 {
  /// The hash of some bytes as 40 lower-case hexadecimal digits.
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    #if canImport(CryptoKit)
      let digest = Array(Insecure.SHA1.hash(data: bytes))
    #else
      var digest = [UInt8](repeating: 0, count: 20)
      var count: UInt32 = 0
      EVP_Digest(bytes, bytes.count, &digest, &count, EVP_sha1(), nil)
    #endif
    return Storage.SHA256.hexadecimal(digest: digest, digits: 40)
  }
}
