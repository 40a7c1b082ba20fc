import os,sys,json
if os.fork()==0:
    job=b""
    while True:
        p=os.read(3,65536)
        if not p: break
        job+=p
    os.write(4, b"hi:"+job+repr((os.getpid(),os.getuid(),os.listdir("/"),os.listdir("/tmp"), sorted(os.listdir("/harness")))).encode())
    try:
        import socket; socket.socket()
    except Exception as e: os.write(4,repr(e).encode())
    try:
        open("/x","w")
    except Exception as e: os.write(4,repr(e).encode())
    open("/tmp/y","w").write("z")
    try: os.system("ls")
    except Exception as e: os.write(4,repr(e).encode())
    while True: pass
