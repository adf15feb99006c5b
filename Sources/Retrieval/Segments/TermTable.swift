/// Distinct terms, numbered in the order in which they first come, their bytes next to each other.
///
/// What a dictionary would allocate for each term is saved: 24 to 40 bytes a term and the term itself.
struct TermTable {
  private var bytes: [UInt8] = []
  /// Where each term ends in `bytes`.
  private var ends: [Int] = []
  /// 1 + the number of a term where its hash says, or in the next free place after it; 0 for a free one.
  private var places = [Int](repeating: 0, count: 1024)

  /// How many terms there are.
  var count: Int { ends.count }

  /// The number of a term, which is added where it is new. Amortised O(bytes of the term).
  mutating func number(of term: UnsafeRawBufferPointer) -> Int {
    var place = firstPlace(of: term)
    while places[place] > 0 {
      let number = places[place] - 1
      if withBytes(of: number, { $0.elementsEqual(term) }) { return number }
      place = (place + 1) & (places.count - 1)
    }
    bytes.append(contentsOf: term)
    ends.append(bytes.count)
    places[place] = count
    if 2 * count > places.count { grow() }
    return count - 1
  }

  /// Lends the bytes of a term.
  func withBytes<Result>(of number: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let start = number == 0 ? 0 : ends[number - 1]
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<ends[number]])) }
  }

  /// The numbers of all terms in the order of the terms' bytes. O(terms × log terms).
  func sorted() -> [Int] {
    (0..<count).sorted { left, right in
      withBytes(of: left) { left in withBytes(of: right) { left.lexicographicallyPrecedes($0) } }
    }
  }

  private mutating func grow() {
    places = [Int](repeating: 0, count: 2 * places.count)
    for number in 0..<count {
      var place = withBytes(of: number) { firstPlace(of: $0) }
      while places[place] > 0 { place = (place + 1) & (places.count - 1) }
      places[place] = number + 1
    }
  }

  /// By the standard library's hash with its seed of this process: no document can make its terms collide.
  private func firstPlace(of term: UnsafeRawBufferPointer) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: term)
    return hasher.finalize() & (places.count - 1)
  }
}
