package main

import (
	"bytes"
	"context"
	"iter"
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

// ballast makes amounts of bytes long numbers. Nobody touches it, so it takes no memory.
var ballast []byte

// Goroutines created before the trace begins: those of a server that has run for a while have numbers of three bytes and four.
const (
	young = 1 << 15
	old   = 1<<21 + 1<<12
)

// everything is what goroutines do again and again, until told.
var everything = []func(){
	callAndAnswer, callAndAnswer, readPipe, fanOut, annotate, readMuch, spinAndCall, spin, allocate, contend, stopTheWorld, pull,
}

var (
	begin = make(chan time.Time)
	all   sync.WaitGroup
	// quiet is held by whoever wants nothing to happen for a while.
	quiet sync.RWMutex
)

// growOld starts the first of those that do everything, has goroutines come and go, and starts the others.
func growOld() {
	start := func(work func()) {
		all.Go(func() {
			until := <-begin
			for time.Now().Before(until) {
				quiet.RLock()
				quiet.RUnlock()
				work()
				time.Sleep(500 * time.Microsecond)
			}
		})
	}
	some := len(everything) / 3
	for n := range old {
		if n == 0 || n == young {
			for _, work := range everything[:some] {
				start(work)
			}
		}
		var one sync.WaitGroup
		one.Go(func() {})
		one.Wait()
	}
	for _, work := range everything {
		start(work)
	}
}

// doEverything makes events of every usual kind, in about the shares that servers make them: most are goroutines that wait for
// each other, some are system calls, and the garbage collector is seldom far away. Some run, some are in a system call when a
// generation ends. A decoder that has run on it is compiled for all of them.
func doEverything(length time.Duration) {
	debug.SetGCPercent(50)
	until := time.Now().Add(length)
	var cpu bytes.Buffer
	if pprof.StartCPUProfile(&cpu) == nil {
		defer pprof.StopCPUProfile()
	}
	all.Go(func() {
		for range 4 {
			time.Sleep(length / 8)
			quiet.Lock()
			time.Sleep(3 * time.Millisecond)
			quiet.Unlock()
		}
		ballast = make([]byte, 300<<20)
		debug.SetGCPercent(1)
	})
	for range len(everything) + 2*(len(everything)/3) {
		begin <- until
	}
	all.Wait()
	runtime.KeepAlive(ballast)
}

func callAndAnswer() {
	calls, answers := make(chan int), make(chan int)
	go func() {
		for n := range calls {
			answers <- n + 1
		}
		close(answers)
	}()
	for n := range 60 {
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

// readMuch is in a system call most of its time.
func readMuch() {
	f, err := os.Open("/dev/urandom")
	if err != nil {
		return
	}
	defer f.Close()
	page := make([]byte, 1024)
	for range 20 {
		f.Read(page)
	}
}

// spin runs from one generation into the next.
func spin() {
	for began := time.Now(); time.Since(began) < time.Millisecond; {
	}
}

func spinAndCall() {
	spin()
	readMuch()
}

// pull switches from one goroutine to another and back, without the scheduler.
func pull() {
	next, stop := iter.Pull(func(yield func(int) bool) {
		for n := 0; yield(n); n++ {
		}
	})
	for range 4 {
		next()
	}
	stop()
}

func allocate() {
	for n := range keepAwhile {
		keepAwhile[n] = make([]byte, 64+n%1024)
	}
	time.Sleep(8 * time.Millisecond)
}

func fanOut() {
	var some sync.WaitGroup
	for range 40 {
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
	for range 20 {
		trace.WithRegion(ctx, "pack", contend)
	}
	trace.Log(ctx, "state", "packed")
}

func stopTheWorld() {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	runtime.Gosched()
}
