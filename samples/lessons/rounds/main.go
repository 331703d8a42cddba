// Rounds is the program of the lesson "Clean against polluted": in each round it creates four goroutines and keeps its own P
// busy, so that the others need a second thread to wake up and to get a CPU.
//
//	go run -trimpath ./lessons/rounds -trace clean-1.trace
//	GODEBUG=gctrace=1,schedtrace=1 go run -trimpath ./lessons/rounds -noise 6 -trace polluted-1.trace 2> polluted-1.log
package main

import (
	"flag"
	"log"
	"os"
	"os/exec"
	"runtime"
	"runtime/trace"
	"sync"
	"time"
)

const length = 1200 * time.Millisecond

func main() {
	log.SetFlags(0)
	log.SetPrefix("rounds: ")
	file := flag.String("trace", "", "`file` the trace is written to")
	noise := flag.Int("noise", 0, "how many busy processes run beside this one")
	burn := flag.Duration("burn", 0, "only keep a CPU busy for so long")
	flag.Parse()
	if *burn > 0 {
		spin(*burn)
		return
	}
	runtime.GOMAXPROCS(2)
	if err := record(*file, *noise); err != nil {
		log.Fatal(err)
	}
}

func record(file string, noise int) error {
	for range noise {
		neighbour := exec.Command(os.Args[0], "-burn", "5s")
		if err := neighbour.Start(); err != nil {
			return err
		}
		defer neighbour.Process.Kill()
	}
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if err := trace.Start(f); err != nil {
		return err
	}
	schedAB(time.Now().Add(length))
	trace.Stop()
	return f.Close()
}

// schedAB is what ran, on the quiet machine and on the busy one.
func schedAB(end time.Time) {
	for time.Now().Before(end) {
		time.Sleep(time.Millisecond)
		var round sync.WaitGroup
		for range 4 {
			round.Add(1)
			go func() {
				defer round.Done()
				spin(200 * time.Microsecond)
			}()
		}
		spin(800 * time.Microsecond)
		round.Wait()
	}
}

func spin(d time.Duration) {
	for end := time.Now().Add(d); time.Now().Before(end); {
	}
}
