#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The part of XGBoost's C interface that is measured, from a library opened by path.
final class XGBoost {
  typealias Handle = UnsafeMutableRawPointer
  typealias Text = UnsafePointer<CChar>
  typealias Result = (
    UnsafeMutablePointer<UnsafePointer<UInt64>?>, UnsafeMutablePointer<UInt64>,
    UnsafeMutablePointer<UnsafePointer<Float>?>
  )

  struct Failure: Error, CustomStringConvertible { let description: String }

  let library: Handle

  init(_ path: String) throws {
    guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw Failure(description: dlerror().map { String(cString: $0) } ?? "cannot open \(path)")
    }
    self.library = library
    try check(call("XGBSetGlobalConfig", (@convention(c) (Text) -> Int32).self)("{\"verbosity\": 0}"))
  }

  func call<Function>(_ name: String, _ type: Function.Type) throws -> Function {
    guard let symbol = dlsym(library, name) else { throw Failure(description: "no function \(name)") }
    return unsafeBitCast(symbol, to: type)
  }

  func check(_ status: Int32) throws {
    guard status != 0 else { return }
    let last = try call("XGBGetLastError", (@convention(c) () -> Text?).self)()
    throw Failure(description: last.map { String(cString: $0) } ?? "unknown error")
  }

  var version: String {
    get throws {
      typealias Version =
        @convention(c) (UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>) -> Void
      var parts: (Int32, Int32, Int32) = (0, 0, 0)
      try call("XGBoostVersion", Version.self)(&parts.0, &parts.1, &parts.2)
      return "\(parts.0).\(parts.1).\(parts.2)"
    }
  }

  /// Rows in the library's own form, without a cache of predictions.
  func matrix(_ rows: UnsafePointer<Float>, _ count: Int, _ columns: Int, types: [String], labels: [Float] = []) throws
    -> Matrix
  {
    typealias Make =
      @convention(c) (UnsafePointer<Float>, UInt64, UInt64, Float, UnsafeMutablePointer<Handle?>) -> Int32
    var handle: Handle?
    try check(call("XGDMatrixCreateFromMat", Make.self)(rows, UInt64(count), UInt64(columns), .nan, &handle))
    let matrix = Matrix(handle, try call("XGDMatrixFree", (@convention(c) (Handle) -> Int32).self))
    typealias SetTexts = @convention(c) (Handle?, Text, UnsafePointer<Text?>, UInt64) -> Int32
    let copies = types.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    try check(
      call("XGDMatrixSetStrFeatureInfo", SetTexts.self)(
        handle, "feature_type", copies.map { UnsafePointer($0) }, UInt64(types.count)))
    typealias SetFloats = @convention(c) (Handle?, Text, UnsafePointer<Float>, UInt64) -> Int32
    if !labels.isEmpty {
      try check(call("XGDMatrixSetFloatInfo", SetFloats.self)(handle, "label", labels, UInt64(labels.count)))
    }
    return matrix
  }

  func train(_ parameters: [String: String], on matrix: Matrix, rounds: Int) throws -> Booster {
    let booster = try booster([matrix])
    for (name, value) in parameters { try set(booster, name, value) }
    typealias Update = @convention(c) (Handle?, Int32, Handle?) -> Int32
    let update = try call("XGBoosterUpdateOneIter", Update.self)
    for round in 0..<rounds { try check(update(booster.handle, Int32(round), matrix.handle)) }
    return booster
  }

  func save(_ booster: Booster, as format: String) throws -> [UInt8] {
    typealias Save = @convention(c) (Handle?, Text, UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<Text?>) -> Int32
    var (count, bytes): (UInt64, Text?) = (0, nil)
    try check(
      call("XGBoosterSaveModelToBuffer", Save.self)(booster.handle, "{\"format\": \"\(format)\"}", &count, &bytes))
    return Array(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
  }

  /// A model without rows, so that nothing is cached.
  func load(_ bytes: [UInt8], threads: Int) throws -> Booster {
    let booster = try booster([])
    typealias Load = @convention(c) (Handle?, UnsafeRawPointer, UInt64) -> Int32
    let function = try call("XGBoosterLoadModelFromBuffer", Load.self)
    try check(bytes.withUnsafeBytes { $0.baseAddress.map { function(booster.handle, $0, UInt64(bytes.count)) } ?? -1 })
    try set(booster, "nthread", "\(threads)")
    return booster
  }

  /// Margins (1) or contributions (2) of rows in the library's form.
  func predict(_ booster: Booster, _ matrix: Matrix, type: Int) throws -> UnsafeBufferPointer<Float> {
    typealias Predict =
      @convention(c) (
        Handle?, Handle?, Text, UnsafeMutablePointer<UnsafePointer<UInt64>?>, UnsafeMutablePointer<UInt64>,
        UnsafeMutablePointer<UnsafePointer<Float>?>
      ) -> Int32
    let request =
      "{\"type\": \(type), \"training\": false, \"iteration_begin\": 0, \"iteration_end\": 0, \"strict_shape\": false}"
    return try result {
      try call("XGBoosterPredictFromDMatrix", Predict.self)(booster.handle, matrix.handle, request, $0, $1, $2)
    }
  }

  /// Margins of rows in place.
  func predictInPlace(_ booster: Booster, _ rows: UnsafePointer<Float>, _ count: Int, _ columns: Int) throws
    -> UnsafeBufferPointer<Float>
  {
    typealias Predict =
      @convention(c) (
        Handle?, Text, Text, Handle?, UnsafeMutablePointer<UnsafePointer<UInt64>?>, UnsafeMutablePointer<UInt64>,
        UnsafeMutablePointer<UnsafePointer<Float>?>
      ) -> Int32
    let address = UInt(bitPattern: rows)
    let array =
      "{\"data\": [\(address), true], \"shape\": [\(count), \(columns)], \"typestr\": \"<f4\", \"version\": 3}"
    let request =
      "{\"type\": 1, \"training\": false, \"iteration_begin\": 0, \"iteration_end\": 0, \"strict_shape\": false, \"cache_id\": 0, \"missing\": NaN}"
    return try result {
      try call("XGBoosterPredictFromDense", Predict.self)(booster.handle, array, request, nil, $0, $1, $2)
    }
  }

  private func result(
    _ body: (
      UnsafeMutablePointer<UnsafePointer<UInt64>?>, UnsafeMutablePointer<UInt64>,
      UnsafeMutablePointer<UnsafePointer<Float>?>
    ) throws -> Int32
  ) throws -> UnsafeBufferPointer<Float> {
    var (shape, dimensions): (UnsafePointer<UInt64>?, UInt64) = (nil, 0)
    var values: UnsafePointer<Float>?
    try check(body(&shape, &dimensions, &values))
    let count = (0..<Int(dimensions)).reduce(1) { $0 * Int(shape?[$1] ?? 0) }
    return UnsafeBufferPointer(start: values, count: count)
  }

  private func booster(_ matrices: [Matrix]) throws -> Booster {
    typealias Make = @convention(c) (UnsafePointer<Handle?>, UInt64, UnsafeMutablePointer<Handle?>) -> Int32
    var handle: Handle?
    try check(call("XGBoosterCreate", Make.self)(matrices.map(\.handle) + [nil], UInt64(matrices.count), &handle))
    return Booster(handle, try call("XGBoosterFree", (@convention(c) (Handle) -> Int32).self))
  }

  private func set(_ booster: Booster, _ name: String, _ value: String) throws {
    typealias SetText = @convention(c) (Handle?, Text, Text) -> Int32
    try check(call("XGBoosterSetParam", SetText.self)(booster.handle, name, value))
  }

  /// A handle of the library, freed with its last reference.
  class Owned {
    let handle: Handle?
    private let release: @convention(c) (Handle) -> Int32

    init(_ handle: Handle?, _ release: @escaping @convention(c) (Handle) -> Int32) {
      self.handle = handle
      self.release = release
    }

    deinit { if let handle { _ = release(handle) } }
  }

  final class Matrix: Owned {}
  final class Booster: Owned {}
}
