// Requests records the lesson about a server with three bottlenecks: for each stage a trace of the server alone, a CPU
// profile and a mutex profile, and how many requests it answered in a second while nothing was recorded.
//
//	go run -trimpath ./lessons/requests -out ../public/lessons/requests
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	stages      = 4
	warmUp      = 2
	measured    = 10
	profiled    = 2 * time.Second
	traceLength = 60 * time.Millisecond
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("requests: ")
	out := flag.String("out", ".", "`directory` the recordings are written to")
	stage := flag.Int("stage", -1, "record this stage in this process; -1: each in a process of its own")
	address := flag.String("load", "", "ask the server at this `address` until it is gone")
	length := flag.Duration("length", traceLength, "how long to trace")
	flag.Parse()
	var err error
	switch {
	case *address != "":
		err = load(*address, os.Stdout)
		if err != nil {
			os.Exit(0)
		}
	case *stage >= 0:
		err = record(*out, *stage, *length)
	default:
		err = recordEach(*out, *length)
	}
	if err != nil {
		log.Fatal(err)
	}
}

func recordEach(out string, length time.Duration) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	for stage := range stages {
		child := exec.Command(self, "-out", out, "-stage", strconv.Itoa(stage), "-length", length.String())
		child.Stdout, child.Stderr = os.Stdout, os.Stderr
		if err := child.Run(); err != nil {
			return err
		}
	}
	return nil
}

// record serves a stage to a process of its own and records this one.
func record(out string, stage int, length time.Duration) error {
	runtime.GOMAXPROCS(2)
	shop, err := openShop(stage)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go http.Serve(listener, shop)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	asking := exec.Command(self, "-load", listener.Addr().String())
	counts, err := asking.StdoutPipe()
	if err != nil {
		return err
	}
	if err := asking.Start(); err != nil {
		return err
	}
	defer asking.Process.Kill()

	perSecond := make([]int, 0, measured)
	lines := bufio.NewScanner(counts)
	for second := 0; second < warmUp+measured && lines.Scan(); second++ {
		n, err := strconv.Atoi(strings.TrimSpace(lines.Text()))
		if err != nil {
			return err
		}
		if second >= warmUp {
			perSecond = append(perSecond, n)
		}
	}
	// It goes on counting, and would end if nobody read that.
	go io.Copy(io.Discard, counts)
	slices.Sort(perSecond)
	fmt.Printf("stage %d: %d requests in its best second of %d; %v\n", stage, perSecond[measured-1], measured, perSecond)

	folder := filepath.Join(out, fmt.Sprintf("stage%d", stage))
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	name := func(file string) string { return filepath.Join(folder, file) }
	if err := write(name("trace.out"), func(f *os.File) error {
		if err := trace.Start(f); err != nil {
			return err
		}
		time.Sleep(length)
		trace.Stop()
		return nil
	}); err != nil {
		return err
	}
	if err := write(name("cpu.pprof"), func(f *os.File) error {
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		time.Sleep(profiled)
		pprof.StopCPUProfile()
		return nil
	}); err != nil {
		return err
	}
	runtime.SetMutexProfileFraction(5)
	time.Sleep(profiled)
	return write(name("mutex.pprof"), func(f *os.File) error { return pprof.Lookup("mutex").WriteTo(f, 0) })
}

func write(file string, fill func(*os.File) error) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := fill(f); err != nil {
		return err
	}
	return f.Close()
}
