import LambdaRuntime
import Testing

@Suite struct RuntimeAddressTests {
  @Test func `Host and port are what Lambda sets`() throws {
    let address = try RuntimeAddress("127.0.0.1:9001")
    #expect(address.host == "127.0.0.1")
    #expect(address.port == 9001)
    #expect(try RuntimeAddress("localhost").port == 80)
  }

  @Test(arguments: ["", ":9001", "host:", "host:70000", "host:-1", "a:b:c", "host:12x"])
  func `Another text is refused`(text: String) {
    #expect(throws: RuntimeError.self) { try RuntimeAddress(text) }
  }
}
