#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The most memory of this process that was resident at once, in KiB.
enum PeakMemory {
  #if canImport(Darwin)
    static var kibibytes: Int {
      var usage = rusage()
      return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss / 1024 : 0
    }
  #else
    /// `getrusage` would count what the process was started from, too.
    static var kibibytes: Int {
      guard let file = fopen("/proc/self/status", "r") else { return 0 }
      defer { fclose(file) }
      var line = [UInt8](repeating: 0, count: 256)
      while line.withUnsafeMutableBytes({ fgets($0.baseAddress?.assumingMemoryBound(to: CChar.self), 256, file) })
        != nil
      {
        let words = String(decoding: line.prefix { $0 != 0 }, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        if words.first == "VmHWM:", words.count > 1 { return Int(words[1]) ?? 0 }
      }
      return 0
    }
  #endif
}
