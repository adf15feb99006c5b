#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import SQLite

/// How many different values there are: exact up to 50,000, above that HyperLogLog's estimate with 2^14 registers, whose
/// standard error is 0.8 % (Flajolet, Fusy, Gandouet, Meunier, AofA 2007).
final class DistinctCount: AggregateState {
  private static let exactLimit = 50_000
  private static let indexBits = 14

  private var hashes: Set<UInt64> = []
  private var registers: [UInt8] = []

  func add(_ row: FunctionArguments, _ context: FunctionContext) throws(FunctionFault) {
    if row.isNull(0) { return }
    let value = row.value(0)
    let hash = Self.hash(value)
    try context.charge(8)
    guard registers.isEmpty else { return record(hash) }
    hashes.insert(hash)
    guard hashes.count > Self.exactLimit else { return }
    registers = [UInt8](repeating: 0, count: 1 << Self.indexBits)
    for hash in hashes { record(hash) }
    hashes = []
  }

  func value(_ context: FunctionContext) -> SQLiteValue {
    guard !registers.isEmpty else { return .integer(Int64(hashes.count)) }
    let count = Double(registers.count)
    let sum = registers.reduce(0.0) { $0 + exp2(-Double($1)) }
    let estimate = 0.7213 / (1 + 1.079 / count) * count * count / sum
    return .integer(Int64(estimate.rounded()))
  }

  private func record(_ hash: UInt64) {
    let index = Int(hash >> UInt64(64 - Self.indexBits))
    let rank = UInt8((hash << UInt64(Self.indexBits) | 1 << UInt64(Self.indexBits - 1)).leadingZeroBitCount + 1)
    registers[index] = max(registers[index], rank)
  }

  /// FNV-1a over the value's kind and bytes, then the finaliser of MurmurHash3, which spreads the high bits.
  private static func hash(_ value: SQLiteValue) -> UInt64 {
    var hash = bytes(of: value).reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }

  private static func bytes(of value: SQLiteValue) -> [UInt8] {
    switch value {
    case .null: []
    case .integer(let number): bytes(of: UInt64(bitPattern: number))
    // 1 and 1.0 are one value, as for DISTINCT.
    case .real(let number): bytes(of: Int64(exactly: number).map(UInt64.init(bitPattern:)) ?? number.bitPattern)
    case .text(let text): [2] + Array(text.utf8)
    case .blob(let bytes): [3] + bytes
    }
  }

  private static func bytes(of bits: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0))) }
  }
}
