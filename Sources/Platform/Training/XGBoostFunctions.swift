#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The functions of XGBoost's C interface that training needs, the same from 1.7 to 3.x (`xgboost/c_api.h`).
struct XGBoostFunctions: Sendable {
  typealias Handle = UnsafeMutableRawPointer
  typealias Text = UnsafePointer<CChar>
  typealias Texts = UnsafeMutablePointer<UnsafePointer<CChar>?>
  typealias Handles = UnsafePointer<Handle?>
  typealias NewHandle = UnsafeMutablePointer<Handle?>

  typealias Version =
    @Sendable @convention(c) (
      UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>
    ) -> Void
  typealias LastError = @Sendable @convention(c) () -> Text?
  typealias Configure = @Sendable @convention(c) (Text) -> Int32
  typealias MakeMatrix = @Sendable @convention(c) (UnsafePointer<Float>, UInt64, UInt64, Float, NewHandle) -> Int32
  typealias Release = @Sendable @convention(c) (Handle) -> Int32
  typealias SetFloats = @Sendable @convention(c) (Handle, Text, UnsafePointer<Float>, UInt64) -> Int32
  typealias SetTexts = @Sendable @convention(c) (Handle, Text, Texts, UInt64) -> Int32
  typealias MakeBooster = @Sendable @convention(c) (Handles, UInt64, NewHandle) -> Int32
  typealias SetText = @Sendable @convention(c) (Handle, Text, Text) -> Int32
  typealias Update = @Sendable @convention(c) (Handle, Int32, Handle) -> Int32
  typealias Evaluate =
    @Sendable @convention(c) (
      Handle, Int32, Handles, Texts, UInt64, UnsafeMutablePointer<Text?>
    ) -> Int32
  typealias Slice = @Sendable @convention(c) (Handle, Int32, Int32, Int32, NewHandle) -> Int32
  typealias Save =
    @Sendable @convention(c) (
      Handle, Text, UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<Text?>
    ) -> Int32
  typealias Load = @Sendable @convention(c) (Handle, UnsafeRawPointer, UInt64) -> Int32
  typealias Predict =
    @Sendable @convention(c) (
      Handle, Handle, Text, UnsafeMutablePointer<UnsafePointer<UInt64>?>, UnsafeMutablePointer<UInt64>,
      UnsafeMutablePointer<UnsafePointer<Float>?>
    ) -> Int32

  let version: Version
  let lastError: LastError
  let configure: Configure
  let makeMatrix: MakeMatrix
  let releaseMatrix: Release
  let setLabels: SetFloats
  let setMatrixTexts: SetTexts
  let makeBooster: MakeBooster
  let releaseBooster: Release
  let setParameter: SetText
  let setAttribute: SetText
  let setBoosterTexts: SetTexts
  let update: Update
  let evaluate: Evaluate
  let slice: Slice
  let save: Save
  let load: Load
  let predict: Predict

  /// Finds the functions in an open library.
  init(_ library: Handle, path: String) throws(XGBoostError) {
    func find<Function>(_ name: String, as type: Function.Type) throws(XGBoostError) -> Function {
      guard let symbol = dlsym(library, name) else { throw .incomplete(name, in: path) }
      return unsafeBitCast(symbol, to: type)
    }
    version = try find("XGBoostVersion", as: Version.self)
    lastError = try find("XGBGetLastError", as: LastError.self)
    configure = try find("XGBSetGlobalConfig", as: Configure.self)
    makeMatrix = try find("XGDMatrixCreateFromMat", as: MakeMatrix.self)
    releaseMatrix = try find("XGDMatrixFree", as: Release.self)
    setLabels = try find("XGDMatrixSetFloatInfo", as: SetFloats.self)
    setMatrixTexts = try find("XGDMatrixSetStrFeatureInfo", as: SetTexts.self)
    makeBooster = try find("XGBoosterCreate", as: MakeBooster.self)
    releaseBooster = try find("XGBoosterFree", as: Release.self)
    setParameter = try find("XGBoosterSetParam", as: SetText.self)
    setAttribute = try find("XGBoosterSetAttr", as: SetText.self)
    setBoosterTexts = try find("XGBoosterSetStrFeatureInfo", as: SetTexts.self)
    update = try find("XGBoosterUpdateOneIter", as: Update.self)
    evaluate = try find("XGBoosterEvalOneIter", as: Evaluate.self)
    slice = try find("XGBoosterSlice", as: Slice.self)
    save = try find("XGBoosterSaveModelToBuffer", as: Save.self)
    load = try find("XGBoosterLoadModelFromBuffer", as: Load.self)
    predict = try find("XGBoosterPredictFromDMatrix", as: Predict.self)
  }
}
