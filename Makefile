# The commands of the project; README.md says when to use which.

PREFIX ?= /usr/local
SWIFT_FLAGS = --explicit-target-dependency-import-check error

.PHONY: demo build test lint bench install setup

# Install what is missing, build, and build a report from nothing: some minutes of training, sampling
# and judging.
demo: build
	.build/release/report build Experiments/temperature.json
	@echo
	@echo "Open Reports/temperature/report.html"

setup:
	@.ci/setup

build: setup
	swift build -c release $(SWIFT_FLAGS) --product report
	swift build -c release $(SWIFT_FLAGS) --product CForkServer

# Tests build in a folder of their own: in one folder with the release build, each would undo the
# other.
test: setup
	swift build --build-tests --scratch-path .build-tests $(SWIFT_FLAGS)
	swift test --skip-build --scratch-path .build-tests

lint:
	@.ci/lint

bench: build
	Tests/Benchmarks/run
	Tests/Benchmarks/training

# Copies the program with all it needs; the build folder may go afterwards.
install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/report $(DESTDIR)$(PREFIX)/share/report
	install .build/release/report $(DESTDIR)$(PREFIX)/lib/report/report
	install -m 644 .build/release/libCForkServer.so $(DESTDIR)$(PREFIX)/lib/report/
	rm -rf $(DESTDIR)$(PREFIX)/lib/report/*.resources $(DESTDIR)$(PREFIX)/share/report/Experiments
	cp -R .build/release/*.resources $(DESTDIR)$(PREFIX)/lib/report/
	.ci/revision >$(DESTDIR)$(PREFIX)/lib/report/revision
	cp -R Experiments $(DESTDIR)$(PREFIX)/share/report/
	ln -sf ../lib/report/report $(DESTDIR)$(PREFIX)/bin/report
