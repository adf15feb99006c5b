import Predictions
import Testing

@Suite struct CategorySetTests {
  @Test func `A set has the codes it was made of`() {
    let codes = [0, 3, 63, 64, 249, 4095, 4096, 70_000, 16_777_215]
    let set = CategorySet(codes.shuffled() + [-1])
    #expect(set.codes == codes)
    for code in codes {
      #expect(set.contains(code))
      #expect(!set.contains(code + 1) || codes.contains(code + 1))
    }
    #expect(!set.contains(-1) && !set.contains(Int.max) && !CategorySet().contains(0))
  }

  @Test func `A large code takes no more memory than a small one`() {
    let set = CategorySet([16_777_215])
    #expect(set.words.isEmpty && set.largeCodes == [16_777_215])
  }

  @Test(
    arguments: [
      (3, true), (3.9, true), (4, false), (-0.5, false), (-3, false), (.infinity, false), (-.infinity, false),
      (3e30, false),
    ] as [(Float, Bool)])
  func `A value stands for its whole part`(value: Float, isIn: Bool) {
    #expect(CategorySet([0, 3]).contains(value) == isIn)
  }
}
