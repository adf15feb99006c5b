import JSON
import Retrieval

extension Inspection {
  private static let barWidth = 40

  /// The sizes of the chunks as bars, with mean and median.
  var histogramText: String {
    let histogram = histogram
    guard let median = histogram.quantile(0.5), let large = histogram.quantile(0.95) else { return "no chunks" }
    let most = histogram.buckets.map(\.count).max() ?? 1
    var table = Table()
    for bucket in histogram.buckets {
      let length = bucket.count == 0 ? 0 : max(1, bucket.count * Self.barWidth / most)
      table.append(
        "\(bucket.tokens.lowerBound)–\(bucket.tokens.upperBound - 1)", "\(bucket.count)",
        String(repeating: "█", count: length))
    }
    let summary = "\(histogram.count.counted("chunk")), \(histogram.total.counted("token")): mean "
    return table.text + "\n" + summary
      + "\(histogram.mean.fixed(0)), median \(median), 95 % up to \(large) tokens"
  }

  /// The sizes of the chunks as the documented JSON object.
  var histogramJSON: JSONValue {
    let histogram = histogram
    func quantile(_ fraction: Double) -> JSONValue { histogram.quantile(fraction).map(JSONValue.number) ?? .null }
    return [
      "count": .number(histogram.count), "total": .number(histogram.total), "mean": .number(histogram.mean),
      "median": quantile(0.5), "p95": quantile(0.95),
      "buckets": .array(
        histogram.buckets.map {
          [
            "from": .number($0.tokens.lowerBound), "to": .number($0.tokens.upperBound - 1), "count": .number($0.count),
          ]
        }),
    ]
  }

  /// The groups of chunks that say almost the same.
  var duplicates: [[Chunk]] {
    let chunks = chunks
    return NearDuplicates().groups(in: chunks).map { group in group.map { chunks[$0] } }
  }

  var duplicatesText: String {
    let groups = duplicates
    guard !groups.isEmpty else { return "no near-duplicates among \(chunks.count.counted("chunk"))" }
    return groups.enumerated().map { number, group in
      let members = group.map { "  \($0.document.key) [\($0.ordinal)]  \($0.placeText)" }
      return (["group \(number + 1): \(group.count.counted("chunk"))"] + members).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  var duplicatesJSON: JSONValue {
    .array(
      duplicates.map { group in
        .array(
          group.map {
            [
              "chunk": .string($0.id.description), "source": .string($0.document.key),
              "data_source_id": .string($0.document.dataSource), "ordinal": .number($0.ordinal), "lines": $0.linesJSON,
            ]
          })
      })
  }
}
