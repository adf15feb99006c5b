/// What the processor can do that the vector kernels make use of.
public struct Processor: Sendable, Hashable {
  /// The extensions that the kernels look for and that are there.
  public let features: [String]
  /// How many threads run at once, `nil` when the system does not say.
  public let threads: Int?

  /// The processor of this machine, by what the system tells of it.
  public static var current: Processor {
    let text = (try? LocalFiles.read(LocalPath("/proc/cpuinfo"))).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return Processor(cpuinfo: text)
  }

  /// Reads the text of `/proc/cpuinfo`.
  init(cpuinfo text: String) {
    let lines = text.split(separator: "\n").map { $0.split(separator: ":", maxSplits: 1) }
    func name(_ line: [Substring]) -> String {
      String(line.first.map { $0.prefix { $0 != "\t" } } ?? "")
    }
    let flags = lines.first { ["flags", "Features"].contains(name($0)) }?.last?.split(separator: " ") ?? []
    features = ["avx2", "fma", "f16c", "avx512f", "asimd", "asimdhp"].filter { flags.contains(Substring($0)) }
    let count = lines.count { name($0) == "processor" }
    threads = count > 0 ? count : nil
  }

  var finding: Finding {
    let threads = threads.map { "\($0) threads, " } ?? ""
    return Finding(
      "processor", threads + (features.isEmpty ? "no vector extension reported" : features.joined(separator: " ")))
  }
}
