package main

import (
	"bytes"
	"context"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"runtime/trace"
	"sync"
	"time"
)

// keepAwhile is what the garbage collector marks.
var keepAwhile [4096][]byte

// doEverything makes events of every usual kind, in about the shares that servers make them: most are goroutines that wait for
// each other, some are system calls, and the garbage collector is seldom far away. A decoder that has run on it is compiled for all
// of them.
func doEverything(length time.Duration) {
	debug.SetGCPercent(50)
	until := time.Now().Add(length)
	var cpu bytes.Buffer
	if pprof.StartCPUProfile(&cpu) == nil {
		defer pprof.StopCPUProfile()
	}
	var all sync.WaitGroup
	for _, work := range []func(){callAndAnswer, readPipe, allocate, fanOut, contend, annotate, stopTheWorld} {
		all.Go(func() {
			for time.Now().Before(until) {
				work()
				time.Sleep(time.Millisecond)
			}
		})
	}
	all.Wait()
}

func callAndAnswer() {
	calls, answers := make(chan int), make(chan int)
	go func() {
		for n := range calls {
			answers <- n + 1
		}
		close(answers)
	}()
	for n := range 100 {
		calls <- n
		<-answers
	}
	close(calls)
	<-answers
}

func readPipe() {
	r, w, err := os.Pipe()
	if err != nil {
		return
	}
	defer r.Close()
	defer w.Close()
	page := make([]byte, 512)
	for range 10 {
		w.Write(page)
		r.Read(page)
	}
}

func allocate() {
	for n := range keepAwhile {
		keepAwhile[n] = make([]byte, 64+n%1024)
	}
	time.Sleep(8 * time.Millisecond)
}

func fanOut() {
	var some sync.WaitGroup
	for range 8 {
		some.Go(contend)
	}
	some.Wait()
}

var (
	till sync.Mutex
	sold int
)

func contend() {
	for range 8 {
		till.Lock()
		sold++
		till.Unlock()
	}
}

func annotate() {
	ctx, task := trace.NewTask(context.Background(), "order")
	defer task.End()
	for range 3 {
		trace.WithRegion(ctx, "pack", contend)
	}
	trace.Log(ctx, "state", "packed")
}

func stopTheWorld() {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	runtime.Gosched()
}
