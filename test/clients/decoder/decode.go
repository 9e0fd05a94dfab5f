// Decodes texts as `kubectl apply -f` does, to compare a reader of manifests with.
//
// Reads chunks from stdin and writes an answer to each on stdout, in the same order. A chunk and an answer have the same
// frame: their length in bytes as 4 bytes, big-endian, then the bytes. A chunk is what a file holds (UTF-8). An answer is
// JSON, one entry for each document:
//
//	{"value": ...}                     what the document holds; null where kubectl passes over it
//	{"value": ..., "duplicates": true} a key stands twice; the last one wins, and the strict decoder refuses it
//	{"value": ..., "ambiguous": true}  two keys are one in JSON (1 and "1"); which one wins differs from run to run
//	{"error": "...", "stops": true}    why it is refused; stops: nothing behind it can be read
//
// kubectl reports the first error and reads no further. The documents behind one are read here all the same, as far as
// they can be told apart.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	goyaml "gopkg.in/yaml.v2"
	"sigs.k8s.io/yaml"
)

type document struct {
	Value      json.RawMessage `json:"value,omitempty"`
	Error      string          `json:"error,omitempty"`
	Duplicates bool            `json:"duplicates,omitempty"`
	Ambiguous  bool            `json:"ambiguous,omitempty"`
	Stops      bool            `json:"stops,omitempty"`
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer out.Flush()
	for {
		chunk, err := readFrame(in)
		if err == io.EOF {
			return
		}
		exitOn(err)
		answer, err := json.Marshal(decodeFile(chunk))
		exitOn(err)
		exitOn(writeFrame(out, answer))
	}
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func readFrame(in io.Reader) ([]byte, error) {
	var size uint32
	if err := binary.Read(in, binary.BigEndian, &size); err != nil {
		return nil, err
	}
	bytes := make([]byte, size)
	_, err := io.ReadFull(in, bytes)
	return bytes, err
}

func writeFrame(out io.Writer, bytes []byte) error {
	if err := binary.Write(out, binary.BigEndian, uint32(len(bytes))); err != nil {
		return err
	}
	_, err := out.Write(bytes)
	return err
}

// How far kubectl looks for the brace that makes a file JSON: k8s.io/cli-runtime/pkg/resource/visitor.go,
// StreamVisitor.Visit.
const peekedBytes = 4096

var byteOrderMark = []byte("\uFEFF")

// decodeFile does what YAMLOrJSONDecoder does to a whole file since Kubernetes 1.33
// (k8s.io/apimachinery/pkg/util/yaml/decoder.go): a file that opens with a brace is tried as a series of JSON values, and
// is YAML from where that fails, unless two values were read by then. kubectl drops one byte order mark in front
// (FileVisitor.Visit in cli-runtime).
func decodeFile(data []byte) []document {
	data = bytes.TrimPrefix(data, byteOrderMark)
	documents := []document{}
	head := data
	if len(head) > peekedBytes {
		head = head[:peekedBytes]
	}
	if !bytes.HasPrefix(bytes.TrimLeftFunc(head, unicode.IsSpace), []byte("{")) {
		return append(documents, decodeYAML(data)...)
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	for {
		consumed := decoder.InputOffset()
		var raw json.RawMessage
		err := decoder.Decode(&raw)
		if err == io.EOF {
			return documents
		}
		if err == nil {
			documents = append(documents, decodeJSON(raw))
			continue
		}
		rest, isText := afterBlanks(data[consumed:])
		if len(documents) > 1 || !isText {
			return append(documents, document{Error: err.Error(), Stops: true})
		}
		return append(documents, decodeYAML(rest)...)
	}
}

// afterBlanks is the text behind the blanks up to and with the first line break, as YAMLOrJSONDecoder.consumeWhitespace
// leaves it. That one looks at four bytes each time, and gives up when there are fewer: `{a}` alone is refused.
func afterBlanks(data []byte) ([]byte, bool) {
	for len(data) >= 4 {
		char, size := utf8.DecodeRune(data)
		if char == utf8.RuneError {
			return nil, false
		}
		if !unicode.IsSpace(char) {
			return data, true
		}
		data = data[size:]
		if char == '\n' {
			return data, true
		}
	}
	return nil, false
}

// decodeJSON keeps the text: what reads the answer takes the last of two keys too.
func decodeJSON(raw json.RawMessage) document {
	var value interface{}
	if err := json.Unmarshal(raw, &value); err != nil {
		return document{Error: err.Error()}
	}
	return document{Value: raw}
}

func decodeYAML(data []byte) []document {
	var documents []document
	reader := bufio.NewReader(bytes.NewReader(data))
	for {
		text, err := readDocument(reader)
		if err == io.EOF {
			return documents
		}
		if err != nil {
			return append(documents, document{Error: err.Error(), Stops: true})
		}
		documents = append(documents, decodeDocument(text))
	}
}

// readDocument reads up to the next separator, as YAMLReader.Read in k8s.io/apimachinery/pkg/util/yaml/decoder.go: a
// line that opens with three dashes, whatever it stands in; text behind them is an error, and what was read before it is
// lost. Lines end at \n or \r\n, and come out ending at \n.
func readDocument(reader *bufio.Reader) ([]byte, error) {
	var text bytes.Buffer
	for {
		line, err := readLine(reader)
		if err == io.EOF {
			if text.Len() > 0 {
				return text.Bytes(), nil
			}
			return nil, io.EOF
		}
		if err != nil {
			return nil, err
		}
		if bytes.HasPrefix(line, []byte("---")) {
			behind := strings.TrimSpace(string(line[3:]))
			if behind != "" && behind[0] != '#' {
				return nil, fmt.Errorf("invalid Yaml document separator: %s", behind)
			}
			if text.Len() > 0 {
				return text.Bytes(), nil
			}
		}
		text.Write(line)
	}
}

func readLine(reader *bufio.Reader) ([]byte, error) {
	var whole []byte
	for {
		part, isPrefix, err := reader.ReadLine()
		if err != nil {
			return nil, err
		}
		whole = append(whole, part...)
		if !isPrefix {
			return append(whole, '\n'), nil
		}
	}
}

func decodeDocument(text []byte) (decoded document) {
	defer func() {
		if cause := recover(); cause != nil {
			decoded = document{Error: fmt.Sprint("panic: ", cause)}
		}
	}()
	value, err := yaml.YAMLToJSON(text)
	if err != nil {
		return document{Error: err.Error()}
	}
	var object interface{}
	duplicates := goyaml.UnmarshalStrict(text, &object) != nil
	if duplicates {
		object = nil
		if err := goyaml.Unmarshal(text, &object); err != nil {
			return document{Error: err.Error()}
		}
	}
	return document{Value: value, Duplicates: duplicates, Ambiguous: hasCollidingKeys(object)}
}

// hasCollidingKeys says whether a mapping has two keys that convertToJSONableObject of sigs.k8s.io/yaml writes the same
// way; it goes through Go's maps, whose order is random.
func hasCollidingKeys(value interface{}) bool {
	switch value := value.(type) {
	case []interface{}:
		for _, each := range value {
			if hasCollidingKeys(each) {
				return true
			}
		}
	case map[interface{}]interface{}:
		for _, each := range value {
			if hasCollidingKeys(each) {
				return true
			}
		}
		return len(value) > 1 && keysOnceWritten(value) < len(value)
	}
	return false
}

func keysOnceWritten(mapping map[interface{}]interface{}) int {
	written := map[string]bool{}
	for key := range mapping {
		text := fmt.Sprint(key)
		if number, isFloat := key.(float64); isFloat {
			text = strconv.FormatFloat(number, 'g', -1, 32)
		}
		written[text] = true
	}
	return len(written)
}
