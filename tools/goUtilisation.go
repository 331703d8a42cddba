// What Go computes of mutator utilisation: for each trace named on the command line one line of JSON, with u(t) for several choices of
// causes, the minimum over windows at a hundred lengths, quantiles of the distribution and the worst windows.
// fixtures/utilisation.json is what it says of the traces there. The package it uses belongs to Go's own tree, so it is built as one of
// its commands, through an overlay (Go 1.27; nothing is written to GOROOT):
//
//	echo "{\"Replace\":{\"$GOROOT/src/cmd/utilisation/main.go\":\"$PWD/tools/goUtilisation.go\"}}" > /tmp/overlay.json
//	(cd "$GOROOT/src/cmd" && "$GOROOT/bin/go" build -overlay /tmp/overlay.json -o /tmp/utilisation cmd/utilisation)
//	/tmp/utilisation trace.out …
//
// Options before the files: -changes prints every change of u(t) instead; -short leaves out what makes lines long.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"internal/trace"
	"math"
	"os"
	"path/filepath"
	"time"
)

// The choices of causes, by the names that the report and the page use.
var choices = []struct {
	name  string
	flags trace.UtilFlags
}{
	{"all", trace.UtilSTW | trace.UtilBackground | trace.UtilAssist | trace.UtilSweep},
	{"without sweep", trace.UtilSTW | trace.UtilBackground | trace.UtilAssist},
	{"stw", trace.UtilSTW},
	{"background", trace.UtilBackground},
	{"assist", trace.UtilAssist},
	{"sweep", trace.UtilSweep},
	{"all per P", trace.UtilSTW | trace.UtilBackground | trace.UtilAssist | trace.UtilSweep | trace.UtilPerProc},
	{"without sweep per P", trace.UtilSTW | trace.UtilBackground | trace.UtilAssist | trace.UtilPerProc},
}

var quantiles = []float64{0, 1 - .999, 1 - .99, 1 - .95}

type window struct {
	StartNs int64   `json:"start_ns"`
	Mean    float64 `json:"mean"`
}

type answer struct {
	Choice string `json:"choice"`
	// Of all series together, and a digest of time and value of each (little-endian int64 and float64), series by series.
	Series  int    `json:"series"`
	Changes int    `json:"changes"`
	Digest  string `json:"digest"`
	// Mean over all time of all series.
	Mean float64 `json:"mean"`
	// At 100 lengths from XMinNs to XMaxNs, evenly on a log scale, whole ns.
	XMinNs int64       `json:"x_min_ns"`
	XMaxNs int64       `json:"x_max_ns"`
	MMU    []float64   `json:"mmu"`
	MUT    [][]float64 `json:"mut,omitempty"`
	// The worst windows of 1 ms and 10 ms.
	Worst1ms  []window `json:"worst_1ms"`
	Worst10ms []window `json:"worst_10ms"`
	Panic     string   `json:"panic,omitempty"`
}

type document struct {
	File    string   `json:"file"`
	Events  int      `json:"events"`
	Error   string   `json:"error,omitempty"`
	Answers []answer `json:"answers"`
}

func main() {
	changes := flag.Bool("changes", false, "print every change of the first choice that -choice names")
	choice := flag.String("choice", "all", "for -changes")
	short := flag.Bool("short", false, "no distribution")
	flag.Parse()
	for _, path := range flag.Args() {
		events, first, err := read(path)
		if *changes {
			for _, one := range choices {
				if one.name == *choice {
					for p, series := range trace.MutatorUtilizationV2(events, one.flags) {
						for _, at := range series {
							fmt.Println(p, at.Time-first, at.Util)
						}
					}
				}
			}
			continue
		}
		out := document{File: filepath.Base(path), Events: len(events)}
		if err != nil {
			out.Error = err.Error()
		}
		for _, one := range choices {
			out.Answers = append(out.Answers, ask(one.name, one.flags, events, first, *short))
		}
		line, err := json.Marshal(out)
		if err != nil {
			panic(err)
		}
		fmt.Println(string(line))
	}
}

// All events up to the end, or to what is wrong with the trace; and the time of the first.
func read(path string) (events []trace.Event, first int64, failure error) {
	defer func() {
		if p := recover(); p != nil {
			failure = fmt.Errorf("panic: %v", p)
		}
	}()
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, 0, err
	}
	r, err := trace.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, 0, err
	}
	for {
		ev, err := r.ReadEvent()
		if err != nil {
			if err.Error() == "EOF" {
				return events, first, nil
			}
			return events, first, err
		}
		if len(events) == 0 {
			first = int64(ev.Time())
		}
		events = append(events, ev)
	}
}

func ask(name string, flags trace.UtilFlags, events []trace.Event, first int64, short bool) (out answer) {
	out.Choice = name
	defer func() {
		if p := recover(); p != nil {
			out.Panic = fmt.Sprint(p)
		}
	}()
	all := trace.MutatorUtilizationV2(events, flags)
	out.Series = len(all)
	digest := sha256.New()
	total, time64 := 0.0, 0.0
	for _, series := range all {
		out.Changes += len(series)
		for i, at := range series {
			var row [16]byte
			binary.LittleEndian.PutUint64(row[:], uint64(at.Time-first))
			binary.LittleEndian.PutUint64(row[8:], math.Float64bits(at.Util))
			digest.Write(row[:])
			if i > 0 {
				total += series[i-1].Util * float64(at.Time-series[i-1].Time)
			}
		}
		time64 += float64(series[len(series)-1].Time - series[0].Time)
	}
	out.Digest = fmt.Sprintf("%x", digest.Sum(nil))
	if len(all) == 0 {
		return
	}
	if time64 > 0 {
		out.Mean = total / time64
	}
	curve := trace.NewMMUCurve(all)
	// Where the axis begins and ends.
	xMin := time.Second
	for xMin > 1 && !(curve.MMU(xMin) < 0.0001) {
		xMin /= 1000
	}
	xMax := xMin * 1e6
	start, end := all[0][0].Time, all[0][len(all[0])-1].Time
	for _, series := range all {
		start, end = min(start, series[0].Time), max(end, series[len(series)-1].Time)
	}
	xMax = min(xMax, time.Duration(end-start))
	out.XMinNs, out.XMaxNs = int64(xMin), int64(xMax)
	logMin, logMax := math.Log(float64(xMin)), math.Log(float64(xMax))
	for i := range 100 {
		w := time.Duration(math.Exp(float64(i)/99*(logMax-logMin) + logMin))
		out.MMU = append(out.MMU, curve.MMU(w))
		if !short && i%10 == 5 {
			out.MUT = append(out.MUT, curve.MUD(w, quantiles))
		}
	}
	out.Worst1ms, out.Worst10ms = worst(curve, time.Millisecond, first), worst(curve, 10*time.Millisecond, first)
	return
}

func worst(curve *trace.MMUCurve, length time.Duration, first int64) (out []window) {
	for _, one := range curve.Examples(length, 5) {
		out = append(out, window{one.Time - first, one.MutatorUtil})
	}
	return
}
