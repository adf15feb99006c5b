#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The machine's processors.
enum Processors {
  /// How many are in use, at least one.
  static var count: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
  /// How many threads a scan of vectors may take: memory is read no faster by more than eight.
  static var scanningThreads: Int { min(8, count) }
}
