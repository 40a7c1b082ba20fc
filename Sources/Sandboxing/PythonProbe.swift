/// The question that a Python answers about itself, unsandboxed, before anything is judged.
enum PythonProbe {
  /// Prints one JSON object: where the interpreter is, and which files it needs to run with its
  /// whole standard library. It loads every extension module so that the kernel's list of mapped
  /// files names all shared libraries.
  static let program = #"""
    import importlib, json, os, platform, sys, sysconfig
    def real(path):
        return os.path.realpath(path)
    library = real(os.path.dirname(os.__file__))
    folder = sysconfig.get_config_var("DESTSHARED") or os.path.join(library, "lib-dynload")
    skipped = ("_test", "_tkinter", "_xx", "xx", "_ctypes_test", "readline")
    if os.path.isdir(folder):
        for name in sorted(os.listdir(folder)):
            module = name.split(".")[0]
            if name.endswith(".so") and not module.startswith(skipped):
                try:
                    importlib.import_module(module)
                except Exception:
                    pass
    mapped = set()
    with open("/proc/self/maps") as lines:
        for line in lines:
            path = line.rstrip("\n").split(None, 5)[-1]
            if path.startswith("/") and ".so" in os.path.basename(path):
                mapped.add(path)
    files = {}
    for path in mapped:
        if path.startswith(library + os.sep):
            continue
        files[path] = path
        parent = os.path.dirname(path)
        for name in os.listdir(parent):
            other = os.path.join(parent, name)
            if ".so." in name and os.path.islink(other) and real(other) == path:
                files[other] = path
    for loader in ("/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"):
        if os.path.exists(loader):
            files[loader] = real(loader)
    masks = [os.path.join(library, name) for name in ("site-packages", "dist-packages")]
    json.dump({
        "executable": real(sys.executable),
        "version": platform.python_version(),
        "library": library,
        "extensions": real(folder) if os.path.isdir(folder) else library,
        "libraryFolder": getattr(sys, "platlibdir", "lib"),
        "files": files,
        "masks": [path for path in masks if os.path.isdir(path)],
    }, sys.stdout)
    """#
}
