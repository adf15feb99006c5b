import TestSupport
import Testing

#if os(Linux)
  @Suite struct FunctionProgramTests {
    private static let program = Repository.path + "/.build/release/kb-lambda"

    private func readelf(_ option: String) throws -> String {
      let outcome = try ChildProcess("/usr/bin/env", in: "/", environment: ["PATH": "/usr/bin:/bin"])
        .run(["readelf", "-W", option, Self.program])
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.output
    }

    @Test func `No symbol is of a glibc that Amazon Linux 2023 does not have`() throws {
      let versions = try readelf("--version-info").matches(of: /GLIBC_2\.(\d+)/).compactMap { Int($0.output.1) }
      #expect(!versions.isEmpty)
      #expect(versions.allSatisfy { $0 <= 34 }, "GLIBC_2.\(versions.max() ?? 0)")
    }

    @Test func `Only libraries that every Linux has are needed beside the program`() throws {
      let needed = try readelf("--dynamic").matches(of: /\(NEEDED\).*\[(.*)\]/).map { String($0.output.1) }
      let allowed = ["libc.so", "libm.so", "libgcc_s.so", "ld-linux"]
      #expect(!needed.isEmpty)
      #expect(needed.allSatisfy { library in allowed.contains { library.hasPrefix($0) } }, "\(needed)")
    }
  }
#endif
