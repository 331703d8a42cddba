package main

// The other side: connections that ask for one page after the other, as fast as they are answered. Bytes are written and read by
// hand, so that the load takes little of the machine that it shares with the server.

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"strconv"
	"sync/atomic"
	"time"
)

const connections = 32

// load asks until nobody answers any more, and prints how many answers came in each second to w.
func load(address string, w io.Writer) error {
	var answers atomic.Int64
	ended := make(chan error, connections)
	for c := range connections {
		go func() { ended <- ask(address, c, &answers) }()
	}
	second := time.NewTicker(time.Second)
	defer second.Stop()
	for last := int64(0); ; {
		select {
		case err := <-ended:
			return err
		case <-second.C:
			now := answers.Load()
			fmt.Fprintln(w, now-last)
			last = now
		}
	}
}

func ask(address string, seed int, answers *atomic.Int64) error {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	defer conn.Close()
	in := bufio.NewReaderSize(conn, 16<<10)
	request := make([]byte, 0, 128)
	for n := seed; ; n += 7919 {
		request = append(request[:0], "GET /en/product/"...)
		request = strconv.AppendInt(request, int64(n%products), 10)
		request = append(request, " HTTP/1.1\r\nHost: shop\r\n\r\n"...)
		if _, err := conn.Write(request); err != nil {
			return err
		}
		if err := readAnswer(in); err != nil {
			return err
		}
		answers.Add(1)
	}
}

// readAnswer reads a head and as many bytes as it promises, or chunks until the empty one.
func readAnswer(in *bufio.Reader) error {
	length, chunked := 0, false
	for {
		line, err := in.ReadSlice('\n')
		if err != nil {
			return err
		}
		if len(line) <= 2 {
			break
		}
		if value, ok := bytes.CutPrefix(line, []byte("Content-Length: ")); ok {
			length, _ = strconv.Atoi(string(bytes.TrimSpace(value)))
		}
		chunked = chunked || bytes.HasPrefix(line, []byte("Transfer-Encoding: chunked"))
	}
	for chunked {
		line, err := in.ReadSlice('\n')
		if err != nil {
			return err
		}
		size, err := strconv.ParseInt(string(bytes.TrimSpace(line)), 16, 32)
		if err != nil {
			return err
		}
		if _, err := in.Discard(int(size) + 2); err != nil {
			return err
		}
		chunked = size > 0
	}
	_, err := in.Discard(length)
	return err
}
