import Testing

@testable import Platform

/// The published answers of Philox4x32-10 (Random123's known-answer tests).
@Suite struct PhiloxTests {
  @Test func `The known answers come out`() {
    #expect(Philox(key: 0).block(.zero) == [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8])
    #expect(
      Philox(key: .max).block(SIMD4(repeating: .max)) == [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD])
    #expect(
      Philox(key: 0x299F_31D0_A409_3822).block([0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344])
        == [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1])
  }

  @Test func `Streams of other rows and purposes have no number in common`() {
    var seen = Set<UInt64>()
    for row in [0, 1, UInt64(1) << 32] {
      for purpose in 1..<20 {
        var stream = RandomStream(seed: 7, row: row, purpose: UInt32(purpose))
        for _ in 0..<50 { #expect(seen.insert(stream.next()).inserted) }
      }
    }
  }
}
