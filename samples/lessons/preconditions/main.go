// Preconditions records the lesson about the five preconditions of short pauses: five runs of a small server's
// background, each of which breaks one of them and keeps the others.
//
//	go run -trimpath ./lessons/preconditions -out ../public/lessons/preconditions
//
// Of each run: the collector's own lines (gctrace.log) and runtime/metrics at its end (metrics.json); of the last
// one a trace as well, for only a trace tells what a stop waited for; of the second a heap profile.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"runtime/pprof"
	"runtime/trace"
	"slices"
	"time"
)

// Read by the runtime at start: a finer heap profile than the default of one sample per 512 KiB.
func init() { runtime.MemProfileRate = 64 << 10 }

type run struct {
	name   string
	length time.Duration
	do     func(end time.Time)
	// For how long it is traced, from its middle on.
	traced time.Duration
	// A heap profile at its end: it alone tells how many objects were ever allocated, and how many of them are alive.
	heap bool
}

var runs = []run{
	{name: "growing", length: 2500 * time.Millisecond, do: grow},
	{name: "alive", length: 2500 * time.Millisecond, do: keepAlive, heap: true},
	{name: "large", length: 2500 * time.Millisecond, do: sendLarge},
	{name: "pressure", length: 2500 * time.Millisecond, do: press},
	{name: "stops", length: 1500 * time.Millisecond, do: copyLong, traced: 400 * time.Millisecond},
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("preconditions: ")
	out := flag.String("out", ".", "`directory` the recordings are written to")
	only := flag.String("run", "", "make just this `run`, in this process")
	flag.Parse()
	for _, r := range runs {
		var err error
		switch *only {
		case "":
			err = inProcess(*out, r)
		case r.name:
			err = record(filepath.Join(*out, r.name), r)
		}
		if err != nil {
			log.Fatalf("%s: %v", r.name, err)
		}
	}
}

// inProcess makes a run in a process of its own, whose standard error is the collector's.
func inProcess(out string, r run) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	folder := filepath.Join(out, r.name)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	lines, err := os.Create(filepath.Join(folder, "gctrace.log"))
	if err != nil {
		return err
	}
	child := exec.Command(self, "-out", out, "-run", r.name)
	child.Env = append(os.Environ(), "GODEBUG=gctrace=1")
	child.Stdout, child.Stderr = os.Stdout, lines
	if err := child.Run(); err != nil {
		return err
	}
	return lines.Close()
}

func record(folder string, r run) error {
	runtime.GOMAXPROCS(2)
	if r.traced > 0 {
		f, err := os.Create(filepath.Join(folder, "trace.out"))
		if err != nil {
			return err
		}
		time.AfterFunc(r.length/2, func() {
			if err := trace.Start(f); err != nil {
				log.Fatal(err)
			}
			time.Sleep(r.traced)
			trace.Stop()
			f.Close()
		})
	}
	r.do(time.Now().Add(r.length))
	if r.heap {
		f, err := os.Create(filepath.Join(folder, "heap.pprof"))
		if err != nil {
			return err
		}
		if err := pprof.Lookup("heap").WriteTo(f, 0); err != nil {
			return err
		}
		f.Close()
	}
	return writeMetrics(filepath.Join(folder, "metrics.json"))
}

// kept is what a run keeps alive.
var kept struct {
	answers [][]byte
	index   []*node
	tables  [2][]byte
}

type node struct {
	left, right *node
	key         int
}

// sink keeps the compiler from leaving out what is only allocated.
var sink any

// grow breaks the first: a cache that never forgets. Its values hold no pointers, so that marking stays cheap.
func grow(end time.Time) {
	start := time.Now()
	for n := 0; time.Now().Before(end); n++ {
		sink = make([]byte, 8<<10)
		// At first, as long as few ask, there is nothing to keep.
		if time.Since(start) > 400*time.Millisecond {
			kept.answers = append(kept.answers, make([]byte, 16<<10))
		}
		if n%8 == 0 {
			time.Sleep(time.Millisecond)
		}
	}
}

// keepAlive breaks the second: of all objects that were ever allocated a good part is alive, and marked by every cycle.
func keepAlive(end time.Time) {
	for n := range 300_000 {
		kept.index = append(kept.index, tree(n))
	}
	for n := 0; time.Now().Before(end); n++ {
		sink = make([]byte, 4<<10)
		if n%56 == 0 {
			time.Sleep(time.Millisecond)
		}
	}
}

func tree(key int) *node { return &node{key: key, left: &node{key: key}, right: &node{key: key}} }

// sendLarge breaks the third: answers are put together in buffers of 128 KiB.
func sendLarge(end time.Time) {
	for n := 0; time.Now().Before(end); n++ {
		buffer := make([]byte, 128<<10)
		buffer[n%len(buffer)] = 1
		sink = buffer
		if n%2 == 0 {
			time.Sleep(time.Millisecond)
		}
	}
}

// press breaks the fourth: bursts of small objects while a heap of pointers is marked, so that those who allocate have to help.
func press(end time.Time) {
	for n := range 120_000 {
		kept.index = append(kept.index, tree(n))
	}
	for time.Now().Before(end) {
		done := make(chan *node)
		for range 4 {
			go func() {
				var list *node
				for k := range 120_000 {
					list = &node{key: k, left: list}
					if k%2_000 == 0 {
						list = nil
					}
				}
				done <- list
			}()
		}
		for range 4 {
			sink = <-done
		}
		time.Sleep(18 * time.Millisecond)
	}
}

// copyLong breaks the fifth: a table is copied as a whole, which nothing can interrupt, while a page of figures stops the world.
func copyLong(end time.Time) {
	debug.SetGCPercent(1)
	for i := range kept.tables {
		kept.tables[i] = make([]byte, 160<<20)
		// Pages that nobody wrote to are all one page, and copied from the processor's cache.
		for at := 0; at < len(kept.tables[i]); at += 4 << 10 {
			kept.tables[i][at] = 1
		}
	}
	go func() {
		for {
			copy(kept.tables[1], kept.tables[0])
			time.Sleep(time.Millisecond)
		}
	}()
	var stats runtime.MemStats
	for n := 0; time.Now().Before(end); n++ {
		sink = make([]byte, 8<<10)
		if n%64 == 0 {
			time.Sleep(5 * time.Millisecond)
			runtime.ReadMemStats(&stats)
		}
	}
}

// writeMetrics writes runtime/metrics as an object from name to number or histogram.
func writeMetrics(file string) error {
	descriptions := metrics.All()
	samples := make([]metrics.Sample, len(descriptions))
	for i := range samples {
		samples[i].Name = descriptions[i].Name
	}
	metrics.Read(samples)
	values := map[string]any{}
	for _, s := range samples {
		switch s.Value.Kind() {
		case metrics.KindUint64:
			values[s.Name] = s.Value.Uint64()
		case metrics.KindFloat64:
			values[s.Name] = s.Value.Float64()
		case metrics.KindFloat64Histogram:
			h := s.Value.Float64Histogram()
			edges := make([]any, len(h.Buckets))
			for i, b := range h.Buckets {
				edges[i] = b
				if math.IsInf(b, 0) {
					edges[i] = fmt.Sprint(b)
				}
			}
			if slices.ContainsFunc(h.Counts, func(n uint64) bool { return n > 0 }) {
				values[s.Name] = map[string]any{"buckets": edges, "counts": h.Counts}
			}
		}
	}
	text, err := json.Marshal(values)
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(text, '\n'), 0o644)
}
