// Reads HCL as Terraform's own library does, to compare a reader with.
//
// Takes texts from stdin and writes an answer to each on stdout, in the same order. A text and an answer have the same frame:
// their length in bytes as 4 bytes, big-endian, then the bytes. An answer is JSON:
//
//	{"error": true}                                the text is refused
//	{"values": {"name": ...}, "blocks": [...]}     what its arguments come to, and its blocks with their types and labels
//
// A value is null in {"failed": true} when it cannot be evaluated. Names that a text may use: a = "x", n = 3, t = true,
// l = ["p", "q", "r"], o = {k = "v", m = [1, 2]}, e = [{k = "1"}, {k = "2"}].
package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"io"
	"os"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

type outcome struct {
	Value  json.RawMessage `json:"value,omitempty"`
	Failed bool            `json:"failed,omitempty"`
}

type block struct {
	Type   string             `json:"type"`
	Labels []string           `json:"labels"`
	Values map[string]outcome `json:"values"`
	Blocks []block            `json:"blocks"`
}

type answer struct {
	Error  bool               `json:"error,omitempty"`
	Values map[string]outcome `json:"values,omitempty"`
	Blocks []block            `json:"blocks,omitempty"`
}

var context = &hcl.EvalContext{Variables: map[string]cty.Value{
	"a": cty.StringVal("x"),
	"n": cty.NumberIntVal(3),
	"t": cty.True,
	"l": cty.TupleVal([]cty.Value{cty.StringVal("p"), cty.StringVal("q"), cty.StringVal("r")}),
	"o": cty.ObjectVal(map[string]cty.Value{
		"k": cty.StringVal("v"),
		"m": cty.TupleVal([]cty.Value{cty.NumberIntVal(1), cty.NumberIntVal(2)}),
	}),
	"e": cty.TupleVal([]cty.Value{
		cty.ObjectVal(map[string]cty.Value{"k": cty.StringVal("1")}),
		cty.ObjectVal(map[string]cty.Value{"k": cty.StringVal("2")}),
	}),
}}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer out.Flush()
	for {
		var size uint32
		if err := binary.Read(in, binary.BigEndian, &size); err != nil {
			return
		}
		text := make([]byte, size)
		if _, err := io.ReadFull(in, text); err != nil {
			os.Exit(1)
		}
		bytes, err := json.Marshal(read(text))
		if err != nil {
			os.Exit(1)
		}
		if binary.Write(out, binary.BigEndian, uint32(len(bytes))) != nil {
			os.Exit(1)
		}
		if _, err := out.Write(bytes); err != nil {
			os.Exit(1)
		}
	}
}

func read(text []byte) answer {
	file, diagnostics := hclsyntax.ParseConfig(text, "text.tf", hcl.InitialPos)
	if diagnostics.HasErrors() {
		return answer{Error: true}
	}
	values, blocks := contents(file.Body.(*hclsyntax.Body))
	return answer{Values: values, Blocks: blocks}
}

func contents(body *hclsyntax.Body) (map[string]outcome, []block) {
	values := map[string]outcome{}
	for name, attribute := range body.Attributes {
		values[name] = evaluate(attribute.Expr)
	}
	blocks := []block{}
	for _, each := range body.Blocks {
		inner, nested := contents(each.Body)
		labels := each.Labels
		if labels == nil {
			labels = []string{}
		}
		blocks = append(blocks, block{Type: each.Type, Labels: labels, Values: inner, Blocks: nested})
	}
	return values, blocks
}

func evaluate(expression hclsyntax.Expression) outcome {
	value, diagnostics := expression.Value(context)
	if diagnostics.HasErrors() || !value.IsWhollyKnown() {
		return outcome{Failed: true}
	}
	bytes, err := ctyjson.SimpleJSONValue{Value: value}.MarshalJSON()
	if err != nil {
		return outcome{Failed: true}
	}
	return outcome{Value: bytes}
}
