/// When segments are merged.
public struct CompactionPolicy: Sendable, Hashable {
  /// A segment below this many bytes is small.
  public var smallBytes: Int
  /// With more small segments than this, they are merged.
  public var smallSegments: Int
  /// A segment with a larger share of rows that are not valid is written anew, 0 to 1.
  public var deadShare: Double
  /// At most this many bytes are merged at a time, but for a single segment that is larger.
  public var targetBytes: Int

  /// The policy: more than 8 segments below 16 MiB, more than a fifth not valid, 256 MiB at a time.
  public init(
    smallBytes: Int = 16 << 20, smallSegments: Int = 8, deadShare: Double = 0.2, targetBytes: Int = 256 << 20
  ) {
    self.smallBytes = smallBytes
    self.smallSegments = smallSegments
    self.deadShare = deadShare
    self.targetBytes = targetBytes
  }

  /// Which segments of a version are to be merged, by their place; those at some places whatever their size.
  func choose(from segments: [SegmentEntry], outdated: Set<Int> = []) -> [Int] {
    let small = segments.indices.filter { segments[$0].vectors.bytes < smallBytes }
    let chosen = segments.indices.filter { index in
      let entry = segments[index]
      return outdated.contains(index) || Double(entry.rows - entry.liveRows) > deadShare * Double(entry.rows)
        || small.count > smallSegments && small.contains(index)
    }
    var bytes = 0
    return chosen.filter { index in
      bytes += segments[index].vectors.bytes
      return bytes <= targetBytes || index == chosen.first
    }
  }
}
