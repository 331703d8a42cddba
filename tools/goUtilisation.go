// What Go computes of mutator utilisation: for each trace named on the command line one line of JSON, with u(t) for several choices of
// causes, and for some of them the minimum over windows of several lengths, quantiles of the distribution.
// goUtilisation.sh builds it. fixtures/utilisation/ has what it says of the traces there:
//
//	utilisation -points 8 fixtures/runs/*/trace.out fixtures/traces/*.trace > fixtures/utilisation/go.jsonl
//	utilisation-mended -points 8 (some of them) > fixtures/utilisation/mended.jsonl
//
// -changes CHOICE prints every change of u(t) instead.
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
	"time"
)

// Choices of causes; whether windows are looked at.
var choices = []struct {
	name    string
	flags   trace.UtilFlags
	windows bool
}{
	{"all", trace.UtilSTW | trace.UtilBackground | trace.UtilAssist | trace.UtilSweep, true},
	{"without sweep", trace.UtilSTW | trace.UtilBackground | trace.UtilAssist, false},
	{"stw", trace.UtilSTW, false},
	{"background", trace.UtilBackground, false},
	{"assist", trace.UtilAssist, true},
	{"sweep", trace.UtilSweep, false},
	{"all per P", trace.UtilSTW | trace.UtilBackground | trace.UtilAssist | trace.UtilSweep | trace.UtilPerProc, true},
	{"without sweep per P", trace.UtilSTW | trace.UtilBackground | trace.UtilAssist | trace.UtilPerProc, false},
}

// As the page of go tool trace asks for them, without the first, which is the minimum.
var quantiles = []float64{1 - .999, 1 - .99, 1 - .95}

type answer struct {
	Choice string `json:"choice"`
	// Of all series together, and a digest of time and value of each (little-endian int64 and float64), series by series.
	Series  int    `json:"series"`
	Changes int    `json:"changes"`
	Digest  string `json:"digest"`
	// Mean over all time of all series.
	Mean float64 `json:"mean"`
	// At lengths evenly on a log scale from where the minimum is 0 (of powers of 1000), whole ns, as the page of go tool trace has them.
	WindowNs []int64   `json:"window_ns,omitempty"`
	MMU      []float64 `json:"mmu,omitempty"`
	// Of each length, by quantile; left out where all are the minimum.
	MUT   [][]float64 `json:"mut,omitempty"`
	Panic string      `json:"panic,omitempty"`
}

type document struct {
	File    string   `json:"file"`
	Events  int      `json:"events"`
	Error   string   `json:"error,omitempty"`
	Answers []answer `json:"answers"`
}

func main() {
	changes := flag.String("changes", "", "print every change of u(t) for a choice")
	points := flag.Int("points", 100, "lengths of windows")
	flag.Parse()
	for _, path := range flag.Args() {
		events, first, err := read(path)
		if *changes != "" {
			for _, one := range choices {
				if one.name == *changes {
					printChanges(trace.MutatorUtilizationV2(events, one.flags), first)
				}
			}
			continue
		}
		out := document{File: path, Events: len(events)}
		if err != nil {
			out.Error = err.Error()
		}
		for _, one := range choices {
			windows := 0
			if one.windows {
				windows = *points
			}
			out.Answers = append(out.Answers, ask(one.name, one.flags, events, first, windows))
		}
		line, err := json.Marshal(out)
		if err != nil {
			panic(err)
		}
		fmt.Println(string(line))
	}
}

func printChanges(all [][]trace.MutatorUtil, first int64) {
	for p, series := range all {
		for _, at := range series {
			fmt.Println(p, at.Time-first, at.Util)
		}
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

func ask(name string, flags trace.UtilFlags, events []trace.Event, first int64, points int) (out answer) {
	out.Choice = name
	defer func() {
		if p := recover(); p != nil {
			out.Panic = fmt.Sprint(p)
		}
	}()
	all := trace.MutatorUtilizationV2(events, flags)
	out.Series = len(all)
	digest := sha256.New()
	total, length := 0.0, 0.0
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
		length += float64(series[len(series)-1].Time - series[0].Time)
	}
	out.Digest = fmt.Sprintf("%x", digest.Sum(nil))
	if length > 0 {
		out.Mean = total / length
	}
	if len(all) == 0 || points < 2 {
		return
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
	logMin, logMax := math.Log(float64(xMin)), math.Log(float64(xMax))
	isSpread := false
	for i := range points {
		w := time.Duration(math.Exp(float64(i)/float64(points-1)*(logMax-logMin) + logMin))
		out.WindowNs = append(out.WindowNs, int64(w))
		out.MMU = append(out.MMU, curve.MMU(w))
		mut := curve.MUD(w, quantiles)
		out.MUT = append(out.MUT, mut)
		for _, value := range mut {
			isSpread = isSpread || value != curve.MMU(w)
		}
	}
	if !isSpread {
		out.MUT = nil
	}
	return
}
