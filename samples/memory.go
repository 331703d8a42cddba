package main

import (
	"encoding/json"
	"os"
	"runtime"
	"time"
)

// snapshot is a line of ledger/memstats.jsonl.
type snapshot struct {
	Time         time.Time         `json:"time"`
	ElapsedNs    int64             `json:"elapsed_ns"`
	NumGoroutine int               `json:"num_goroutine"`
	MemStats     *runtime.MemStats `json:"memstats"`
}

// recordMemory writes a snapshot of runtime.MemStats at once, every so often, and at the end. The function it returns ends it.
func recordMemory(file string, every time.Duration) (func() error, error) {
	f, err := os.Create(file)
	if err != nil {
		return nil, err
	}
	begin := time.Now()
	lines := json.NewEncoder(f)
	var stats runtime.MemStats
	write := func() {
		runtime.ReadMemStats(&stats)
		now := time.Now()
		if e := lines.Encode(snapshot{now, now.Sub(begin).Nanoseconds(), runtime.NumGoroutine(), &stats}); e != nil && err == nil {
			err = e
		}
	}
	write()
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		ticker := time.NewTicker(every)
		defer ticker.Stop()
		for {
			select {
			case <-end:
				write()
				return
			case <-ticker.C:
				write()
			}
		}
	}()
	return func() error {
		close(end)
		<-ended
		if err != nil {
			return err
		}
		return closeAndTell(f)
	}, nil
}
