// Samples records the small recordings that Gopherscope offers on its empty page.
//
//	go run -trimpath . -out ../public/samples
//
// Each recording is made by a process of its own, so that none sees the heap of another.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
	"time"
)

// Read by the runtime at start: a finer heap profile than the default of one sample per 512 KiB.
func init() { runtime.MemProfileRate = 8 << 10 }

type recording struct {
	file string
	// warmUp runs before a trace starts; a heap profile has none.
	warmUp func()
	run    func(length time.Duration)
	length time.Duration
	write  func(file string, r recording) error
	// besides records files of the same run: the collector's lines, and runtime.MemStats over time.
	besides bool
}

var recordings = []recording{
	{file: "start-latency.trace", warmUp: fillShop, run: serveShop, length: 320 * time.Millisecond, write: recordTrace},
	{file: "gc-alloc-storm.trace", warmUp: fillLedger, run: postEntries, length: 200 * time.Millisecond, write: recordTrace},
	{file: "ledger/trace.out", warmUp: fillLedger, run: postEntries, length: 200 * time.Millisecond, write: recordTrace, besides: true},
	{file: "heap.pprof", run: serveWiki, write: recordHeap},
}

// Not offered by the page, but what its workers warm up with.
var warmUp = recording{file: "warmUp.trace", warmUp: growOld, run: doEverything, length: 120 * time.Millisecond, write: recordTrace}

func main() {
	log.SetFlags(0)
	log.SetPrefix("samples: ")
	out := flag.String("out", ".", "`directory` the recordings are written to")
	only := flag.String("only", "", "record just this `file`, in this process")
	length := flag.Duration("length", 0, "how long to trace; 0: the sample's own length")
	flag.Parse()

	if *only == "" {
		recordEach(*out)
		return
	}
	for _, r := range append(recordings, warmUp) {
		if r.file != *only {
			continue
		}
		if *length > 0 {
			r.length = *length
		}
		runtime.GOMAXPROCS(2)
		if err := r.write(filepath.Join(*out, r.file), r); err != nil {
			log.Fatal(err)
		}
		return
	}
	log.Fatalf("no recording is called %q", *only)
}

func recordEach(out string) {
	self, err := os.Executable()
	if err != nil {
		log.Fatal(err)
	}
	for _, r := range recordings {
		if err := os.MkdirAll(filepath.Join(out, filepath.Dir(r.file)), 0o755); err != nil {
			log.Fatal(err)
		}
		child := exec.Command(self, "-out", out, "-only", r.file)
		child.Stdout, child.Stderr = os.Stdout, os.Stderr
		if r.besides {
			lines, err := os.Create(filepath.Join(out, filepath.Dir(r.file), "gctrace.log"))
			if err != nil {
				log.Fatal(err)
			}
			child.Env = append(os.Environ(), "GODEBUG=gctrace=1")
			child.Stderr = lines
		}
		if err := child.Run(); err != nil {
			log.Fatalf("%s: %v", r.file, err)
		}
	}
}

func recordTrace(file string, r recording) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	r.warmUp()
	if err := trace.Start(f); err != nil {
		return err
	}
	stop := func() error { return nil }
	if r.besides {
		if stop, err = recordMemory(filepath.Join(filepath.Dir(file), "memstats.jsonl"), 16*time.Millisecond); err != nil {
			return err
		}
	}
	r.run(r.length)
	trace.Stop()
	if err := stop(); err != nil {
		return err
	}
	return closeAndTell(f)
}

func recordHeap(file string, r recording) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	r.run(0)
	// A heap profile shows the state as of the last completed cycle.
	runtime.GC()
	if err := pprof.Lookup("heap").WriteTo(f, 0); err != nil {
		return err
	}
	// What the program kept must still be there when the profile is taken.
	runtime.KeepAlive(wiki)
	return closeAndTell(f)
}

func closeAndTell(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	fmt.Printf("%-24s %7d bytes\n", filepath.Base(f.Name()), info.Size())
	return f.Close()
}
