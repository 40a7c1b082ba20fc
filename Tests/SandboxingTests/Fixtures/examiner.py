import os
if os.fork()==0:
    while True:
        p=os.read(4,65536)
        if not p: break
        os.write(5,p)
