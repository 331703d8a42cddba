package main

// The story of gc-alloc-storm.trace: a ledger of some 15 MB is kept alive while four clerks post entries as fast as they
// can. They allocate faster than the background mark workers mark, so the collector makes them pay by mark assists, and one
// short cycle follows the other.

import (
	"runtime"
	"sync"
	"time"
)

const (
	accounts          = 180
	entriesPerAccount = 1200
	clerks            = 4
)

type entry struct {
	amount int
	text   *[40]byte
	next   *entry
}

var ledger [accounts]*entry

func fillLedger() {
	for a := range ledger {
		for i := range entriesPerAccount {
			ledger[a] = &entry{amount: i, text: new([40]byte), next: ledger[a]}
		}
	}
	runtime.GC()
}

func postEntries(length time.Duration) {
	end := time.Now().Add(length)
	var done sync.WaitGroup
	for c := range clerks {
		done.Add(1)
		go func() {
			defer done.Done()
			for n := c; time.Now().Before(end); n += clerks {
				postPage(n % accounts)
				if n%64 == c {
					audit(n % accounts)
				}
			}
		}()
	}
	done.Wait()
}

// postPage replaces an account's entries by new ones: as much garbage as live memory.
func postPage(account int) {
	var page *entry
	for i := range entriesPerAccount {
		page = &entry{amount: i, text: new([40]byte), next: page}
	}
	ledger[account] = page
}

// audit checks an account in a goroutine of its own and waits for it.
func audit(account int) {
	sum := make(chan int)
	go func() {
		total := 0
		for e := ledger[account]; e != nil; e = e.next {
			total += e.amount
		}
		sum <- total
	}()
	<-sum
}
