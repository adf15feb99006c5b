import CKernels

/// How segments keep the elements of vectors.
public enum VectorElement: String, Sendable, Hashable, CaseIterable {
  /// IEEE 754 binary32: 4 bytes, as embedders give them.
  case float32
  /// IEEE 754 binary16: 2 bytes, rounded to the nearest, so that a score may differ by about 0.0005.
  case float16

  /// The size of an element in bytes.
  public var width: Int {
    switch self {
    case .float32: 4
    case .float16: 2
    }
  }

  /// What stands for it in the header of a segment.
  var code: UInt32 { kernel.rawValue }

  /// What stands for it where kernels are called.
  var kernel: kb_element {
    switch self {
    case .float32: KB_FLOAT32
    case .float16: KB_FLOAT16
    }
  }

  /// The one that a header's code stands for, `nil` for none.
  init?(code: UInt32) {
    guard let element = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = element
  }
}
