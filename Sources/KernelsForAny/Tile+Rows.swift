import Kernels

// Written out row by row: only variables of their own stay in registers.
extension Tile {
  #if KERNELS_AVX512
    @inline(__always)
    func twelve() {
      let (f, t) = unsafe (from.rowStride, to.rowStride)
      var r0 = unsafe Strip(from.base)
      var r1 = unsafe Strip(from.base + f)
      var r2 = unsafe Strip(from.base + 2 * f)
      var r3 = unsafe Strip(from.base + 3 * f)
      var r4 = unsafe Strip(from.base + 4 * f)
      var r5 = unsafe Strip(from.base + 5 * f)
      var r6 = unsafe Strip(from.base + 6 * f)
      var r7 = unsafe Strip(from.base + 7 * f)
      var r8 = unsafe Strip(from.base + 8 * f)
      var r9 = unsafe Strip(from.base + 9 * f)
      var r10 = unsafe Strip(from.base + 10 * f)
      var r11 = unsafe Strip(from.base + 11 * f)
      var a = unsafe a.base
      var b = unsafe panel
      let (step, s) = unsafe (self.a.columnStride, self.a.rowStride)
      for _ in 0..<(unsafe depth) {
        let row = unsafe Strip(b)
        unsafe r0.add(a[0], times: row)
        unsafe r1.add(a[s], times: row)
        unsafe r2.add(a[2 * s], times: row)
        unsafe r3.add(a[3 * s], times: row)
        unsafe r4.add(a[4 * s], times: row)
        unsafe r5.add(a[5 * s], times: row)
        unsafe r6.add(a[6 * s], times: row)
        unsafe r7.add(a[7 * s], times: row)
        unsafe r8.add(a[8 * s], times: row)
        unsafe r9.add(a[9 * s], times: row)
        unsafe r10.add(a[10 * s], times: row)
        unsafe r11.add(a[11 * s], times: row)
        unsafe a += step
        unsafe b += PanelLayout.width
      }
      unsafe r0.write(to.base)
      unsafe r1.write(to.base + t)
      unsafe r2.write(to.base + 2 * t)
      unsafe r3.write(to.base + 3 * t)
      unsafe r4.write(to.base + 4 * t)
      unsafe r5.write(to.base + 5 * t)
      unsafe r6.write(to.base + 6 * t)
      unsafe r7.write(to.base + 7 * t)
      unsafe r8.write(to.base + 8 * t)
      unsafe r9.write(to.base + 9 * t)
      unsafe r10.write(to.base + 10 * t)
      unsafe r11.write(to.base + 11 * t)
    }

    @inline(__always)
    func four() {
      let (f, t) = unsafe (from.rowStride, to.rowStride)
      var r0 = unsafe Strip(from.base)
      var r1 = unsafe Strip(from.base + f)
      var r2 = unsafe Strip(from.base + 2 * f)
      var r3 = unsafe Strip(from.base + 3 * f)
      var a = unsafe a.base
      var b = unsafe panel
      let (step, s) = unsafe (self.a.columnStride, self.a.rowStride)
      for _ in 0..<(unsafe depth) {
        let row = unsafe Strip(b)
        unsafe r0.add(a[0], times: row)
        unsafe r1.add(a[s], times: row)
        unsafe r2.add(a[2 * s], times: row)
        unsafe r3.add(a[3 * s], times: row)
        unsafe a += step
        unsafe b += PanelLayout.width
      }
      unsafe r0.write(to.base)
      unsafe r1.write(to.base + t)
      unsafe r2.write(to.base + 2 * t)
      unsafe r3.write(to.base + 3 * t)
    }
  #else
    @inline(__always)
    func six() {
      let (f, t) = unsafe (from.rowStride, to.rowStride)
      var r0 = unsafe Strip(from.base)
      var r1 = unsafe Strip(from.base + f)
      var r2 = unsafe Strip(from.base + 2 * f)
      var r3 = unsafe Strip(from.base + 3 * f)
      var r4 = unsafe Strip(from.base + 4 * f)
      var r5 = unsafe Strip(from.base + 5 * f)
      var a = unsafe a.base
      var b = unsafe panel
      let (step, s) = unsafe (self.a.columnStride, self.a.rowStride)
      for _ in 0..<(unsafe depth) {
        let row = unsafe Strip(b)
        unsafe r0.add(a[0], times: row)
        unsafe r1.add(a[s], times: row)
        unsafe r2.add(a[2 * s], times: row)
        unsafe r3.add(a[3 * s], times: row)
        unsafe r4.add(a[4 * s], times: row)
        unsafe r5.add(a[5 * s], times: row)
        unsafe a += step
        unsafe b += PanelLayout.width
      }
      unsafe r0.write(to.base)
      unsafe r1.write(to.base + t)
      unsafe r2.write(to.base + 2 * t)
      unsafe r3.write(to.base + 3 * t)
      unsafe r4.write(to.base + 4 * t)
      unsafe r5.write(to.base + 5 * t)
    }

    @inline(__always)
    func two() {
      let (f, t) = unsafe (from.rowStride, to.rowStride)
      var r0 = unsafe Strip(from.base)
      var r1 = unsafe Strip(from.base + f)
      var a = unsafe a.base
      var b = unsafe panel
      let (step, s) = unsafe (self.a.columnStride, self.a.rowStride)
      for _ in 0..<(unsafe depth) {
        let row = unsafe Strip(b)
        unsafe r0.add(a[0], times: row)
        unsafe r1.add(a[s], times: row)
        unsafe a += step
        unsafe b += PanelLayout.width
      }
      unsafe r0.write(to.base)
      unsafe r1.write(to.base + t)
    }
  #endif
}
