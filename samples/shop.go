package main

// The story of start-latency.trace: a small shop answers a request every few milliseconds by asking every shelf in a
// goroutine of its own. For the first third both Ps are nearly idle and a new goroutine runs at once. Then a nightly report
// starts more busy goroutines than there are Ps, and every new goroutine queues behind them; before the end the report is
// done and the waits fall back. Requests and the report leave garbage behind, so GC cycles pass over quiet and busy times.

import (
	"context"
	"hash/fnv"
	"runtime"
	"runtime/trace"
	"sync"
	"time"
)

const (
	shelves       = 24
	goodsPerShelf = 6000
	requestEvery  = 4 * time.Millisecond
	reporters     = 5
)

type good struct {
	name  [24]byte
	price int
	stock *int
}

var shop [shelves][]*good

func fillShop() {
	for s := range shop {
		shop[s] = make([]*good, goodsPerShelf)
		for i := range shop[s] {
			stock := i % 7
			shop[s][i] = &good{price: i*31 + s, stock: &stock}
		}
	}
	runtime.GC()
}

func serveShop(length time.Duration) {
	quietUntil := time.Now().Add(length / 3)
	busyUntil := time.Now().Add(length * 4 / 5)
	end := time.Now().Add(length)

	var background sync.WaitGroup
	background.Add(2)
	go func() {
		defer background.Done()
		time.Sleep(time.Until(quietUntil))
		writeReport(busyUntil)
	}()
	go func() {
		defer background.Done()
		watchMemory(end)
	}()

	tick := time.NewTicker(requestEvery)
	defer tick.Stop()
	for n := 0; time.Now().Before(end); n++ {
		<-tick.C
		answer(n)
	}
	background.Wait()
}

// answer asks every shelf at once and waits for all of them.
func answer(n int) {
	ctx, task := trace.NewTask(context.Background(), "request")
	defer task.End()
	found := make(chan []good, shelves)
	for s := range shop {
		go func() { found <- searchShelf(ctx, s, n) }()
	}
	var basket []good
	for range shop {
		basket = append(basket, <-found...)
	}
	trace.Logf(ctx, "basket", "%d goods", len(basket))
}

func searchShelf(ctx context.Context, s, n int) []good {
	defer trace.StartRegion(ctx, "shelf").End()
	var hits []good
	for i := n % 97; i < len(shop[s]); i += 97 {
		copied := *shop[s][i]
		hits = append(hits, copied)
	}
	return hits
}

// writeReport keeps more goroutines busy than there are Ps. Each hands over a chapter after about a millisecond, and so
// gives up its P before the scheduler would take it away (after 10 ms).
func writeReport(until time.Time) {
	chapters := make(chan uint64)
	var writers sync.WaitGroup
	for r := range reporters {
		writers.Add(1)
		go func() {
			defer writers.Done()
			for time.Now().Before(until) {
				chapters <- writeChapter(r)
			}
		}()
	}
	go func() {
		writers.Wait()
		close(chapters)
	}()
	for range chapters {
	}
}

func writeChapter(r int) uint64 {
	sum := fnv.New64a()
	for l := range 120 {
		line := make([]byte, 1024)
		for i := range line {
			line[i] = byte(i * (r + l))
		}
		for range 8 {
			sum.Write(line)
		}
	}
	return sum.Sum64()
}

// watchMemory stops the world now and then, as metrics exporters do that call ReadMemStats.
func watchMemory(until time.Time) {
	for time.Now().Before(until) {
		time.Sleep(60 * time.Millisecond)
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
	}
}
