/// Reduces English words to their stems, so that "features" finds "feature".
///
/// The English stemmer of the Snowball project, release 3.1 (M. F. Porter, R. Boulton; snowballstem.org), which is the
/// algorithm known as Porter2 with its later amendments.
public enum Porter2Stemmer {
  /// The stem of a lower-case word. O(length).
  public static func stem(_ word: String) -> String {
    var bytes = Array(word.utf8)
    stem(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Replaces a lower-case UTF-8 word by its stem. O(length).
  public static func stem(_ word: inout [UInt8]) {
    guard word.count > 2 else { return }
    if word.allSatisfy({ $0 < 0x80 }) {
      stemASCII(&word)
    } else {
      stemUnicode(&word)
    }
  }

  private static func stemASCII(_ word: inout [UInt8]) {
    if let exception = exceptions.first(where: { $0.word.count == word.count && $0.word == word }) {
      word = exception.stem
      return
    }
    var letters: [UInt8] = []
    swap(&letters, &word)
    var stemmed = Porter2Word(letters)
    stemmed.reduce()
    word = stemmed.letters
  }

  /// Every suffix of the algorithm is ASCII and every other letter counts as one consonant, so one stand-in byte
  /// for each other scalar keeps the lengths right and is put back afterwards.
  private static func stemUnicode(_ word: inout [UInt8]) {
    let text = String(decoding: word, as: UTF8.self)
    let foreign = text.unicodeScalars.filter { !$0.isASCII }
    var letters = text.unicodeScalars.map { $0.isASCII ? UInt8(truncatingIfNeeded: $0.value) : Porter2Word.foreign }
    guard letters.count > 2 else { return }
    stemASCII(&letters)
    var scalars = foreign.makeIterator()
    var result = ""
    for letter in letters {
      if letter != Porter2Word.foreign {
        result.unicodeScalars.append(Unicode.Scalar(letter))
      } else if let scalar = scalars.next() {
        result.unicodeScalars.append(scalar)
      }
    }
    word = Array(result.utf8)
  }

  /// Words whose stems the rules would get wrong.
  private static let exceptions: [(word: [UInt8], stem: [UInt8])] = [
    ("skis", "ski"), ("skies", "sky"), ("idly", "idl"), ("gently", "gentl"), ("ugly", "ugli"), ("early", "earli"),
    ("only", "onli"), ("singly", "singl"), ("sky", "sky"), ("news", "news"), ("howe", "howe"), ("atlas", "atlas"),
    ("cosmos", "cosmos"), ("bias", "bias"), ("andes", "andes"),
  ].map { (Array($0.utf8), Array($1.utf8)) }
}
