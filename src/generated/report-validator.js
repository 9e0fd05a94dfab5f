// Written by `npm run generate`: docs/report.schema.json, compiled, so that reports are read without ajv.
"use strict";
export const validateReport = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"Report of fargate-lint","type":"object","additionalProperties":false,"required":["version","tool","findings","suppressed","workloads","skipped","unchecked","incomplete","summary"],"properties":{"version":{"const":1},"tool":{"type":"object","additionalProperties":false,"required":["name","version"],"properties":{"name":{"const":"fargate-lint"},"version":{"type":"string"}}},"shard":{"type":"object","additionalProperties":false,"required":["index","count","run"],"properties":{"index":{"type":"integer","minimum":1},"count":{"type":"integer","minimum":1},"run":{"type":"string","pattern":"^[0-9a-f]{32}$"}}},"findings":{"type":"array","items":{"$ref":"#/$defs/finding"}},"suppressed":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["how","reason","finding"],"properties":{"how":{"enum":["comment","annotation","config","baseline"]},"reason":{"type":["string","null"]},"finding":{"$ref":"#/$defs/finding"}}}},"workloads":{"type":"array","items":{"$ref":"#/$defs/workload"}},"skipped":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["file","reason"],"properties":{"file":{"type":"string"},"reason":{"enum":["template"]}}}},"entries":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["kind","name","file","line","deploys","reason"],"properties":{"kind":{"type":"string"},"name":{"type":"string"},"file":{"type":"string"},"line":{"type":"integer","minimum":1},"deploys":{"type":["string","null"]},"reason":{"type":["string","null"]}}}},"unchecked":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["kind","group","count"],"properties":{"kind":{"type":"string"},"group":{"type":"string"},"count":{"type":"integer","minimum":1}}}},"incomplete":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["file","rule","reason"],"properties":{"file":{"type":["string","null"]},"rule":{"type":["string","null"]},"reason":{"type":"string"}}}},"summary":{"type":"object","additionalProperties":false,"required":["files","documents","workloads","errors","warnings"],"properties":{"files":{"type":"integer","minimum":0},"documents":{"type":"integer","minimum":0},"workloads":{"type":"integer","minimum":0},"errors":{"type":"integer","minimum":0},"warnings":{"type":"integer","minimum":0}}}},"$defs":{"finding":{"type":"object","additionalProperties":false,"required":["rule","severity","message","help","evidence","outcome","url","file","line","column","endLine","endColumn","places","path","resource","workload","fingerprint","fix","suggestions","notes"],"properties":{"rule":{"type":"string","pattern":"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"},"severity":{"enum":["error","warn"]},"message":{"type":"string"},"help":{"type":"string"},"evidence":{"enum":["documented","observed","inferred"]},"outcome":{"enum":["runs","uncertain","pending","fails","refused","absent"]},"url":{"type":["string","null"]},"file":{"type":"string"},"line":{"type":"integer","minimum":1},"column":{"type":"integer","minimum":1},"endLine":{"type":"integer","minimum":1},"endColumn":{"type":"integer","minimum":1},"places":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/place"}},"path":{"type":"string"},"resource":{"oneOf":[{"$ref":"#/$defs/resource"},{"type":"null"}]},"workload":{"type":["integer","null"],"minimum":0},"fingerprint":{"type":"string","pattern":"^[0-9a-f]{16}$"},"fix":{"oneOf":[{"$ref":"#/$defs/change"},{"type":"null"}]},"suggestions":{"type":"array","items":{"$ref":"#/$defs/change"}},"notes":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["text","place"],"properties":{"text":{"type":"string"},"place":{"oneOf":[{"$ref":"#/$defs/place"},{"type":"null"}]}}}}}},"resource":{"type":"object","additionalProperties":false,"required":["apiVersion","kind","namespace","name"],"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"namespace":{"type":["string","null"]},"name":{"type":"string"}}},"place":{"type":"object","additionalProperties":false,"required":["file","line","column","endLine","endColumn"],"properties":{"file":{"type":"string"},"line":{"type":"integer","minimum":1},"column":{"type":"integer","minimum":1},"endLine":{"type":"integer","minimum":1},"endColumn":{"type":"integer","minimum":1}}},"change":{"type":"object","additionalProperties":false,"required":["title","file","edits"],"properties":{"title":{"type":"string"},"file":{"type":"string"},"edits":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["start","end","text"],"properties":{"start":{"type":"integer","minimum":0},"end":{"type":"integer","minimum":0},"text":{"type":"string"}}}}}},"workload":{"type":"object","additionalProperties":false,"required":["file","line","document","item","apiVersion","kind","namespace","name","replicas","runsOn","profile","outcome","verdict","event","qos","requests","size"],"properties":{"file":{"type":"string"},"line":{"type":"integer","minimum":1},"document":{"type":"integer","minimum":0},"item":{"type":["integer","null"],"minimum":0},"apiVersion":{"type":"string"},"kind":{"type":"string"},"namespace":{"type":["string","null"]},"name":{"type":"string"},"replicas":{"type":["number","null"]},"runsOn":{"enum":["fargate","ec2"]},"profile":{"type":["string","null"]},"outcome":{"enum":["runs","uncertain","pending","fails","refused","absent"]},"verdict":{"enum":["runs","blocked","uncertain"]},"event":{"type":["string","null"]},"qos":{"enum":["Guaranteed","Burstable","BestEffort"]},"requests":{"type":"object","additionalProperties":false,"required":["cpuMilli","memoryMiB"],"properties":{"cpuMilli":{"type":"number","minimum":0},"memoryMiB":{"type":"number","minimum":0}}},"size":{"oneOf":[{"type":"object","additionalProperties":false,"required":["vcpu","memoryGiB"],"properties":{"vcpu":{"type":"number"},"memoryGiB":{"type":"number"}}},{"type":"null"}]}}}}};
const schema38 = {"type":"object","additionalProperties":false,"required":["file","line","document","item","apiVersion","kind","namespace","name","replicas","runsOn","profile","outcome","verdict","event","qos","requests","size"],"properties":{"file":{"type":"string"},"line":{"type":"integer","minimum":1},"document":{"type":"integer","minimum":0},"item":{"type":["integer","null"],"minimum":0},"apiVersion":{"type":"string"},"kind":{"type":"string"},"namespace":{"type":["string","null"]},"name":{"type":"string"},"replicas":{"type":["number","null"]},"runsOn":{"enum":["fargate","ec2"]},"profile":{"type":["string","null"]},"outcome":{"enum":["runs","uncertain","pending","fails","refused","absent"]},"verdict":{"enum":["runs","blocked","uncertain"]},"event":{"type":["string","null"]},"qos":{"enum":["Guaranteed","Burstable","BestEffort"]},"requests":{"type":"object","additionalProperties":false,"required":["cpuMilli","memoryMiB"],"properties":{"cpuMilli":{"type":"number","minimum":0},"memoryMiB":{"type":"number","minimum":0}}},"size":{"oneOf":[{"type":"object","additionalProperties":false,"required":["vcpu","memoryGiB"],"properties":{"vcpu":{"type":"number"},"memoryGiB":{"type":"number"}}},{"type":"null"}]}}};
const func1 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp("^[0-9a-f]{32}$", "u");
const schema32 = {"type":"object","additionalProperties":false,"required":["rule","severity","message","help","evidence","outcome","url","file","line","column","endLine","endColumn","places","path","resource","workload","fingerprint","fix","suggestions","notes"],"properties":{"rule":{"type":"string","pattern":"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"},"severity":{"enum":["error","warn"]},"message":{"type":"string"},"help":{"type":"string"},"evidence":{"enum":["documented","observed","inferred"]},"outcome":{"enum":["runs","uncertain","pending","fails","refused","absent"]},"url":{"type":["string","null"]},"file":{"type":"string"},"line":{"type":"integer","minimum":1},"column":{"type":"integer","minimum":1},"endLine":{"type":"integer","minimum":1},"endColumn":{"type":"integer","minimum":1},"places":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/place"}},"path":{"type":"string"},"resource":{"oneOf":[{"$ref":"#/$defs/resource"},{"type":"null"}]},"workload":{"type":["integer","null"],"minimum":0},"fingerprint":{"type":"string","pattern":"^[0-9a-f]{16}$"},"fix":{"oneOf":[{"$ref":"#/$defs/change"},{"type":"null"}]},"suggestions":{"type":"array","items":{"$ref":"#/$defs/change"}},"notes":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["text","place"],"properties":{"text":{"type":"string"},"place":{"oneOf":[{"$ref":"#/$defs/place"},{"type":"null"}]}}}}}};
const schema33 = {"type":"object","additionalProperties":false,"required":["file","line","column","endLine","endColumn"],"properties":{"file":{"type":"string"},"line":{"type":"integer","minimum":1},"column":{"type":"integer","minimum":1},"endLine":{"type":"integer","minimum":1},"endColumn":{"type":"integer","minimum":1}}};
const schema34 = {"type":"object","additionalProperties":false,"required":["apiVersion","kind","namespace","name"],"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"namespace":{"type":["string","null"]},"name":{"type":"string"}}};
const schema35 = {"type":"object","additionalProperties":false,"required":["title","file","edits"],"properties":{"title":{"type":"string"},"file":{"type":"string"},"edits":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["start","end","text"],"properties":{"start":{"type":"integer","minimum":0},"end":{"type":"integer","minimum":0},"text":{"type":"string"}}}}}};
const pattern5 = new RegExp("^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$", "u");
const pattern6 = new RegExp("^[0-9a-f]{16}$", "u");

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((((((((((((((((((data.rule === undefined) && (missing0 = "rule")) || ((data.severity === undefined) && (missing0 = "severity"))) || ((data.message === undefined) && (missing0 = "message"))) || ((data.help === undefined) && (missing0 = "help"))) || ((data.evidence === undefined) && (missing0 = "evidence"))) || ((data.outcome === undefined) && (missing0 = "outcome"))) || ((data.url === undefined) && (missing0 = "url"))) || ((data.file === undefined) && (missing0 = "file"))) || ((data.line === undefined) && (missing0 = "line"))) || ((data.column === undefined) && (missing0 = "column"))) || ((data.endLine === undefined) && (missing0 = "endLine"))) || ((data.endColumn === undefined) && (missing0 = "endColumn"))) || ((data.places === undefined) && (missing0 = "places"))) || ((data.path === undefined) && (missing0 = "path"))) || ((data.resource === undefined) && (missing0 = "resource"))) || ((data.workload === undefined) && (missing0 = "workload"))) || ((data.fingerprint === undefined) && (missing0 = "fingerprint"))) || ((data.fix === undefined) && (missing0 = "fix"))) || ((data.suggestions === undefined) && (missing0 = "suggestions"))) || ((data.notes === undefined) && (missing0 = "notes"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema32.properties, key0))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.rule !== undefined){
let data0 = data.rule;
const _errs2 = errors;
if(errors === _errs2){
if(typeof data0 === "string"){
if(!pattern5.test(data0)){
validate21.errors = [{instancePath:instancePath+"/rule",schemaPath:"#/properties/rule/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"},message:"must match pattern \""+"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/rule",schemaPath:"#/properties/rule/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.severity !== undefined){
let data1 = data.severity;
const _errs4 = errors;
if(!((data1 === "error") || (data1 === "warn"))){
validate21.errors = [{instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/enum",keyword:"enum",params:{allowedValues: schema32.properties.severity.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs5 = errors;
if(typeof data.message !== "string"){
validate21.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.help !== undefined){
const _errs7 = errors;
if(typeof data.help !== "string"){
validate21.errors = [{instancePath:instancePath+"/help",schemaPath:"#/properties/help/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.evidence !== undefined){
let data4 = data.evidence;
const _errs9 = errors;
if(!(((data4 === "documented") || (data4 === "observed")) || (data4 === "inferred"))){
validate21.errors = [{instancePath:instancePath+"/evidence",schemaPath:"#/properties/evidence/enum",keyword:"enum",params:{allowedValues: schema32.properties.evidence.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.outcome !== undefined){
let data5 = data.outcome;
const _errs10 = errors;
if(!((((((data5 === "runs") || (data5 === "uncertain")) || (data5 === "pending")) || (data5 === "fails")) || (data5 === "refused")) || (data5 === "absent"))){
validate21.errors = [{instancePath:instancePath+"/outcome",schemaPath:"#/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema32.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.url !== undefined){
let data6 = data.url;
const _errs11 = errors;
if((typeof data6 !== "string") && (data6 !== null)){
validate21.errors = [{instancePath:instancePath+"/url",schemaPath:"#/properties/url/type",keyword:"type",params:{type: schema32.properties.url.type},message:"must be string,null"}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.file !== undefined){
const _errs13 = errors;
if(typeof data.file !== "string"){
validate21.errors = [{instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.line !== undefined){
let data8 = data.line;
const _errs15 = errors;
if(!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))){
validate21.errors = [{instancePath:instancePath+"/line",schemaPath:"#/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs15){
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 1 || isNaN(data8)){
validate21.errors = [{instancePath:instancePath+"/line",schemaPath:"#/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.column !== undefined){
let data9 = data.column;
const _errs17 = errors;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
validate21.errors = [{instancePath:instancePath+"/column",schemaPath:"#/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs17){
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 1 || isNaN(data9)){
validate21.errors = [{instancePath:instancePath+"/column",schemaPath:"#/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.endLine !== undefined){
let data10 = data.endLine;
const _errs19 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate21.errors = [{instancePath:instancePath+"/endLine",schemaPath:"#/properties/endLine/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs19){
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 1 || isNaN(data10)){
validate21.errors = [{instancePath:instancePath+"/endLine",schemaPath:"#/properties/endLine/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.endColumn !== undefined){
let data11 = data.endColumn;
const _errs21 = errors;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
validate21.errors = [{instancePath:instancePath+"/endColumn",schemaPath:"#/properties/endColumn/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs21){
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 1 || isNaN(data11)){
validate21.errors = [{instancePath:instancePath+"/endColumn",schemaPath:"#/properties/endColumn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.places !== undefined){
let data12 = data.places;
const _errs23 = errors;
if(errors === _errs23){
if(Array.isArray(data12)){
if(data12.length < 1){
validate21.errors = [{instancePath:instancePath+"/places",schemaPath:"#/properties/places/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"}];
return false;
}
else {
var valid1 = true;
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
const _errs25 = errors;
const _errs26 = errors;
if(errors === _errs26){
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
let missing1;
if((((((data13.file === undefined) && (missing1 = "file")) || ((data13.line === undefined) && (missing1 = "line"))) || ((data13.column === undefined) && (missing1 = "column"))) || ((data13.endLine === undefined) && (missing1 = "endLine"))) || ((data13.endColumn === undefined) && (missing1 = "endColumn"))){
validate21.errors = [{instancePath:instancePath+"/places/" + i0,schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs28 = errors;
for(const key1 in data13){
if(!(((((key1 === "file") || (key1 === "line")) || (key1 === "column")) || (key1 === "endLine")) || (key1 === "endColumn"))){
validate21.errors = [{instancePath:instancePath+"/places/" + i0,schemaPath:"#/$defs/place/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs28 === errors){
if(data13.file !== undefined){
const _errs29 = errors;
if(typeof data13.file !== "string"){
validate21.errors = [{instancePath:instancePath+"/places/" + i0+"/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid3 = _errs29 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data13.line !== undefined){
let data15 = data13.line;
const _errs31 = errors;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
validate21.errors = [{instancePath:instancePath+"/places/" + i0+"/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs31){
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 1 || isNaN(data15)){
validate21.errors = [{instancePath:instancePath+"/places/" + i0+"/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid3 = _errs31 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data13.column !== undefined){
let data16 = data13.column;
const _errs33 = errors;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
validate21.errors = [{instancePath:instancePath+"/places/" + i0+"/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs33){
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 < 1 || isNaN(data16)){
validate21.errors = [{instancePath:instancePath+"/places/" + i0+"/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid3 = _errs33 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data13.endLine !== undefined){
let data17 = data13.endLine;
const _errs35 = errors;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
validate21.errors = [{instancePath:instancePath+"/places/" + i0+"/endLine",schemaPath:"#/$defs/place/properties/endLine/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs35){
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 < 1 || isNaN(data17)){
validate21.errors = [{instancePath:instancePath+"/places/" + i0+"/endLine",schemaPath:"#/$defs/place/properties/endLine/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid3 = _errs35 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data13.endColumn !== undefined){
let data18 = data13.endColumn;
const _errs37 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate21.errors = [{instancePath:instancePath+"/places/" + i0+"/endColumn",schemaPath:"#/$defs/place/properties/endColumn/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs37){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 1 || isNaN(data18)){
validate21.errors = [{instancePath:instancePath+"/places/" + i0+"/endColumn",schemaPath:"#/$defs/place/properties/endColumn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid3 = _errs37 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/places/" + i0,schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid1 = _errs25 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/places",schemaPath:"#/properties/places/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.path !== undefined){
const _errs39 = errors;
if(typeof data.path !== "string"){
validate21.errors = [{instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resource !== undefined){
let data20 = data.resource;
const _errs41 = errors;
const _errs42 = errors;
let valid4 = false;
let passing0 = null;
const _errs43 = errors;
const _errs44 = errors;
if(errors === _errs44){
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
let missing2;
if(((((data20.apiVersion === undefined) && (missing2 = "apiVersion")) || ((data20.kind === undefined) && (missing2 = "kind"))) || ((data20.namespace === undefined) && (missing2 = "namespace"))) || ((data20.name === undefined) && (missing2 = "name"))){
const err0 = {instancePath:instancePath+"/resource",schemaPath:"#/$defs/resource/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs46 = errors;
for(const key2 in data20){
if(!((((key2 === "apiVersion") || (key2 === "kind")) || (key2 === "namespace")) || (key2 === "name"))){
const err1 = {instancePath:instancePath+"/resource",schemaPath:"#/$defs/resource/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs46 === errors){
if(data20.apiVersion !== undefined){
const _errs47 = errors;
if(typeof data20.apiVersion !== "string"){
const err2 = {instancePath:instancePath+"/resource/apiVersion",schemaPath:"#/$defs/resource/properties/apiVersion/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid6 = _errs47 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data20.kind !== undefined){
const _errs49 = errors;
if(typeof data20.kind !== "string"){
const err3 = {instancePath:instancePath+"/resource/kind",schemaPath:"#/$defs/resource/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid6 = _errs49 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data20.namespace !== undefined){
let data23 = data20.namespace;
const _errs51 = errors;
if((typeof data23 !== "string") && (data23 !== null)){
const err4 = {instancePath:instancePath+"/resource/namespace",schemaPath:"#/$defs/resource/properties/namespace/type",keyword:"type",params:{type: schema34.properties.namespace.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid6 = _errs51 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data20.name !== undefined){
const _errs53 = errors;
if(typeof data20.name !== "string"){
const err5 = {instancePath:instancePath+"/resource/name",schemaPath:"#/$defs/resource/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var valid6 = _errs53 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
}
else {
const err6 = {instancePath:instancePath+"/resource",schemaPath:"#/$defs/resource/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid0 = _errs43 === errors;
if(_valid0){
valid4 = true;
passing0 = 0;
}
const _errs55 = errors;
if(data20 !== null){
const err7 = {instancePath:instancePath+"/resource",schemaPath:"#/properties/resource/oneOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs55 === errors;
if(_valid0 && valid4){
valid4 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid4 = true;
passing0 = 1;
}
}
if(!valid4){
const err8 = {instancePath:instancePath+"/resource",schemaPath:"#/properties/resource/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs42;
if(vErrors !== null){
if(_errs42){
vErrors.length = _errs42;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.workload !== undefined){
let data25 = data.workload;
const _errs57 = errors;
if((!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))) && (data25 !== null)){
validate21.errors = [{instancePath:instancePath+"/workload",schemaPath:"#/properties/workload/type",keyword:"type",params:{type: schema32.properties.workload.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs57){
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 < 0 || isNaN(data25)){
validate21.errors = [{instancePath:instancePath+"/workload",schemaPath:"#/properties/workload/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid0 = _errs57 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fingerprint !== undefined){
let data26 = data.fingerprint;
const _errs59 = errors;
if(errors === _errs59){
if(typeof data26 === "string"){
if(!pattern6.test(data26)){
validate21.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{16}$"},message:"must match pattern \""+"^[0-9a-f]{16}$"+"\""}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid0 = _errs59 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fix !== undefined){
let data27 = data.fix;
const _errs61 = errors;
const _errs62 = errors;
let valid7 = false;
let passing1 = null;
const _errs63 = errors;
const _errs64 = errors;
if(errors === _errs64){
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
let missing3;
if((((data27.title === undefined) && (missing3 = "title")) || ((data27.file === undefined) && (missing3 = "file"))) || ((data27.edits === undefined) && (missing3 = "edits"))){
const err9 = {instancePath:instancePath+"/fix",schemaPath:"#/$defs/change/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
else {
const _errs66 = errors;
for(const key3 in data27){
if(!(((key3 === "title") || (key3 === "file")) || (key3 === "edits"))){
const err10 = {instancePath:instancePath+"/fix",schemaPath:"#/$defs/change/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
break;
}
}
if(_errs66 === errors){
if(data27.title !== undefined){
const _errs67 = errors;
if(typeof data27.title !== "string"){
const err11 = {instancePath:instancePath+"/fix/title",schemaPath:"#/$defs/change/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var valid9 = _errs67 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data27.file !== undefined){
const _errs69 = errors;
if(typeof data27.file !== "string"){
const err12 = {instancePath:instancePath+"/fix/file",schemaPath:"#/$defs/change/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var valid9 = _errs69 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data27.edits !== undefined){
let data30 = data27.edits;
const _errs71 = errors;
if(errors === _errs71){
if(Array.isArray(data30)){
var valid10 = true;
const len1 = data30.length;
for(let i1=0; i1<len1; i1++){
let data31 = data30[i1];
const _errs73 = errors;
if(errors === _errs73){
if(data31 && typeof data31 == "object" && !Array.isArray(data31)){
let missing4;
if((((data31.start === undefined) && (missing4 = "start")) || ((data31.end === undefined) && (missing4 = "end"))) || ((data31.text === undefined) && (missing4 = "text"))){
const err13 = {instancePath:instancePath+"/fix/edits/" + i1,schemaPath:"#/$defs/change/properties/edits/items/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
else {
const _errs75 = errors;
for(const key4 in data31){
if(!(((key4 === "start") || (key4 === "end")) || (key4 === "text"))){
const err14 = {instancePath:instancePath+"/fix/edits/" + i1,schemaPath:"#/$defs/change/properties/edits/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
break;
}
}
if(_errs75 === errors){
if(data31.start !== undefined){
let data32 = data31.start;
const _errs76 = errors;
if(!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))){
const err15 = {instancePath:instancePath+"/fix/edits/" + i1+"/start",schemaPath:"#/$defs/change/properties/edits/items/properties/start/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(errors === _errs76){
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 < 0 || isNaN(data32)){
const err16 = {instancePath:instancePath+"/fix/edits/" + i1+"/start",schemaPath:"#/$defs/change/properties/edits/items/properties/start/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
var valid11 = _errs76 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data31.end !== undefined){
let data33 = data31.end;
const _errs78 = errors;
if(!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))){
const err17 = {instancePath:instancePath+"/fix/edits/" + i1+"/end",schemaPath:"#/$defs/change/properties/edits/items/properties/end/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(errors === _errs78){
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 < 0 || isNaN(data33)){
const err18 = {instancePath:instancePath+"/fix/edits/" + i1+"/end",schemaPath:"#/$defs/change/properties/edits/items/properties/end/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
var valid11 = _errs78 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data31.text !== undefined){
const _errs80 = errors;
if(typeof data31.text !== "string"){
const err19 = {instancePath:instancePath+"/fix/edits/" + i1+"/text",schemaPath:"#/$defs/change/properties/edits/items/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var valid11 = _errs80 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
}
else {
const err20 = {instancePath:instancePath+"/fix/edits/" + i1,schemaPath:"#/$defs/change/properties/edits/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var valid10 = _errs73 === errors;
if(!valid10){
break;
}
}
}
else {
const err21 = {instancePath:instancePath+"/fix/edits",schemaPath:"#/$defs/change/properties/edits/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
var valid9 = _errs71 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
}
else {
const err22 = {instancePath:instancePath+"/fix",schemaPath:"#/$defs/change/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
var _valid1 = _errs63 === errors;
if(_valid1){
valid7 = true;
passing1 = 0;
}
const _errs82 = errors;
if(data27 !== null){
const err23 = {instancePath:instancePath+"/fix",schemaPath:"#/properties/fix/oneOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid1 = _errs82 === errors;
if(_valid1 && valid7){
valid7 = false;
passing1 = [passing1, 1];
}
else {
if(_valid1){
valid7 = true;
passing1 = 1;
}
}
if(!valid7){
const err24 = {instancePath:instancePath+"/fix",schemaPath:"#/properties/fix/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs62;
if(vErrors !== null){
if(_errs62){
vErrors.length = _errs62;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs61 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.suggestions !== undefined){
let data35 = data.suggestions;
const _errs84 = errors;
if(errors === _errs84){
if(Array.isArray(data35)){
var valid12 = true;
const len2 = data35.length;
for(let i2=0; i2<len2; i2++){
let data36 = data35[i2];
const _errs86 = errors;
const _errs87 = errors;
if(errors === _errs87){
if(data36 && typeof data36 == "object" && !Array.isArray(data36)){
let missing5;
if((((data36.title === undefined) && (missing5 = "title")) || ((data36.file === undefined) && (missing5 = "file"))) || ((data36.edits === undefined) && (missing5 = "edits"))){
validate21.errors = [{instancePath:instancePath+"/suggestions/" + i2,schemaPath:"#/$defs/change/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
const _errs89 = errors;
for(const key5 in data36){
if(!(((key5 === "title") || (key5 === "file")) || (key5 === "edits"))){
validate21.errors = [{instancePath:instancePath+"/suggestions/" + i2,schemaPath:"#/$defs/change/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs89 === errors){
if(data36.title !== undefined){
const _errs90 = errors;
if(typeof data36.title !== "string"){
validate21.errors = [{instancePath:instancePath+"/suggestions/" + i2+"/title",schemaPath:"#/$defs/change/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid14 = _errs90 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data36.file !== undefined){
const _errs92 = errors;
if(typeof data36.file !== "string"){
validate21.errors = [{instancePath:instancePath+"/suggestions/" + i2+"/file",schemaPath:"#/$defs/change/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid14 = _errs92 === errors;
}
else {
var valid14 = true;
}
if(valid14){
if(data36.edits !== undefined){
let data39 = data36.edits;
const _errs94 = errors;
if(errors === _errs94){
if(Array.isArray(data39)){
var valid15 = true;
const len3 = data39.length;
for(let i3=0; i3<len3; i3++){
let data40 = data39[i3];
const _errs96 = errors;
if(errors === _errs96){
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
let missing6;
if((((data40.start === undefined) && (missing6 = "start")) || ((data40.end === undefined) && (missing6 = "end"))) || ((data40.text === undefined) && (missing6 = "text"))){
validate21.errors = [{instancePath:instancePath+"/suggestions/" + i2+"/edits/" + i3,schemaPath:"#/$defs/change/properties/edits/items/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"}];
return false;
}
else {
const _errs98 = errors;
for(const key6 in data40){
if(!(((key6 === "start") || (key6 === "end")) || (key6 === "text"))){
validate21.errors = [{instancePath:instancePath+"/suggestions/" + i2+"/edits/" + i3,schemaPath:"#/$defs/change/properties/edits/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs98 === errors){
if(data40.start !== undefined){
let data41 = data40.start;
const _errs99 = errors;
if(!(((typeof data41 == "number") && (!(data41 % 1) && !isNaN(data41))) && (isFinite(data41)))){
validate21.errors = [{instancePath:instancePath+"/suggestions/" + i2+"/edits/" + i3+"/start",schemaPath:"#/$defs/change/properties/edits/items/properties/start/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs99){
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 < 0 || isNaN(data41)){
validate21.errors = [{instancePath:instancePath+"/suggestions/" + i2+"/edits/" + i3+"/start",schemaPath:"#/$defs/change/properties/edits/items/properties/start/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid16 = _errs99 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data40.end !== undefined){
let data42 = data40.end;
const _errs101 = errors;
if(!(((typeof data42 == "number") && (!(data42 % 1) && !isNaN(data42))) && (isFinite(data42)))){
validate21.errors = [{instancePath:instancePath+"/suggestions/" + i2+"/edits/" + i3+"/end",schemaPath:"#/$defs/change/properties/edits/items/properties/end/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs101){
if((typeof data42 == "number") && (isFinite(data42))){
if(data42 < 0 || isNaN(data42)){
validate21.errors = [{instancePath:instancePath+"/suggestions/" + i2+"/edits/" + i3+"/end",schemaPath:"#/$defs/change/properties/edits/items/properties/end/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid16 = _errs101 === errors;
}
else {
var valid16 = true;
}
if(valid16){
if(data40.text !== undefined){
const _errs103 = errors;
if(typeof data40.text !== "string"){
validate21.errors = [{instancePath:instancePath+"/suggestions/" + i2+"/edits/" + i3+"/text",schemaPath:"#/$defs/change/properties/edits/items/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid16 = _errs103 === errors;
}
else {
var valid16 = true;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/suggestions/" + i2+"/edits/" + i3,schemaPath:"#/$defs/change/properties/edits/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid15 = _errs96 === errors;
if(!valid15){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/suggestions/" + i2+"/edits",schemaPath:"#/$defs/change/properties/edits/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid14 = _errs94 === errors;
}
else {
var valid14 = true;
}
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/suggestions/" + i2,schemaPath:"#/$defs/change/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid12 = _errs86 === errors;
if(!valid12){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/suggestions",schemaPath:"#/properties/suggestions/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs84 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.notes !== undefined){
let data44 = data.notes;
const _errs105 = errors;
if(errors === _errs105){
if(Array.isArray(data44)){
var valid17 = true;
const len4 = data44.length;
for(let i4=0; i4<len4; i4++){
let data45 = data44[i4];
const _errs107 = errors;
if(errors === _errs107){
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
let missing7;
if(((data45.text === undefined) && (missing7 = "text")) || ((data45.place === undefined) && (missing7 = "place"))){
validate21.errors = [{instancePath:instancePath+"/notes/" + i4,schemaPath:"#/properties/notes/items/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'"}];
return false;
}
else {
const _errs109 = errors;
for(const key7 in data45){
if(!((key7 === "text") || (key7 === "place"))){
validate21.errors = [{instancePath:instancePath+"/notes/" + i4,schemaPath:"#/properties/notes/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs109 === errors){
if(data45.text !== undefined){
const _errs110 = errors;
if(typeof data45.text !== "string"){
validate21.errors = [{instancePath:instancePath+"/notes/" + i4+"/text",schemaPath:"#/properties/notes/items/properties/text/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid18 = _errs110 === errors;
}
else {
var valid18 = true;
}
if(valid18){
if(data45.place !== undefined){
let data47 = data45.place;
const _errs112 = errors;
const _errs113 = errors;
let valid19 = false;
let passing2 = null;
const _errs114 = errors;
const _errs115 = errors;
if(errors === _errs115){
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
let missing8;
if((((((data47.file === undefined) && (missing8 = "file")) || ((data47.line === undefined) && (missing8 = "line"))) || ((data47.column === undefined) && (missing8 = "column"))) || ((data47.endLine === undefined) && (missing8 = "endLine"))) || ((data47.endColumn === undefined) && (missing8 = "endColumn"))){
const err25 = {instancePath:instancePath+"/notes/" + i4+"/place",schemaPath:"#/$defs/place/required",keyword:"required",params:{missingProperty: missing8},message:"must have required property '"+missing8+"'"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
else {
const _errs117 = errors;
for(const key8 in data47){
if(!(((((key8 === "file") || (key8 === "line")) || (key8 === "column")) || (key8 === "endLine")) || (key8 === "endColumn"))){
const err26 = {instancePath:instancePath+"/notes/" + i4+"/place",schemaPath:"#/$defs/place/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
break;
}
}
if(_errs117 === errors){
if(data47.file !== undefined){
const _errs118 = errors;
if(typeof data47.file !== "string"){
const err27 = {instancePath:instancePath+"/notes/" + i4+"/place/file",schemaPath:"#/$defs/place/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var valid21 = _errs118 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data47.line !== undefined){
let data49 = data47.line;
const _errs120 = errors;
if(!(((typeof data49 == "number") && (!(data49 % 1) && !isNaN(data49))) && (isFinite(data49)))){
const err28 = {instancePath:instancePath+"/notes/" + i4+"/place/line",schemaPath:"#/$defs/place/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(errors === _errs120){
if((typeof data49 == "number") && (isFinite(data49))){
if(data49 < 1 || isNaN(data49)){
const err29 = {instancePath:instancePath+"/notes/" + i4+"/place/line",schemaPath:"#/$defs/place/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
var valid21 = _errs120 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data47.column !== undefined){
let data50 = data47.column;
const _errs122 = errors;
if(!(((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50))) && (isFinite(data50)))){
const err30 = {instancePath:instancePath+"/notes/" + i4+"/place/column",schemaPath:"#/$defs/place/properties/column/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(errors === _errs122){
if((typeof data50 == "number") && (isFinite(data50))){
if(data50 < 1 || isNaN(data50)){
const err31 = {instancePath:instancePath+"/notes/" + i4+"/place/column",schemaPath:"#/$defs/place/properties/column/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
var valid21 = _errs122 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data47.endLine !== undefined){
let data51 = data47.endLine;
const _errs124 = errors;
if(!(((typeof data51 == "number") && (!(data51 % 1) && !isNaN(data51))) && (isFinite(data51)))){
const err32 = {instancePath:instancePath+"/notes/" + i4+"/place/endLine",schemaPath:"#/$defs/place/properties/endLine/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(errors === _errs124){
if((typeof data51 == "number") && (isFinite(data51))){
if(data51 < 1 || isNaN(data51)){
const err33 = {instancePath:instancePath+"/notes/" + i4+"/place/endLine",schemaPath:"#/$defs/place/properties/endLine/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
var valid21 = _errs124 === errors;
}
else {
var valid21 = true;
}
if(valid21){
if(data47.endColumn !== undefined){
let data52 = data47.endColumn;
const _errs126 = errors;
if(!(((typeof data52 == "number") && (!(data52 % 1) && !isNaN(data52))) && (isFinite(data52)))){
const err34 = {instancePath:instancePath+"/notes/" + i4+"/place/endColumn",schemaPath:"#/$defs/place/properties/endColumn/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(errors === _errs126){
if((typeof data52 == "number") && (isFinite(data52))){
if(data52 < 1 || isNaN(data52)){
const err35 = {instancePath:instancePath+"/notes/" + i4+"/place/endColumn",schemaPath:"#/$defs/place/properties/endColumn/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
var valid21 = _errs126 === errors;
}
else {
var valid21 = true;
}
}
}
}
}
}
}
}
else {
const err36 = {instancePath:instancePath+"/notes/" + i4+"/place",schemaPath:"#/$defs/place/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
var _valid2 = _errs114 === errors;
if(_valid2){
valid19 = true;
passing2 = 0;
}
const _errs128 = errors;
if(data47 !== null){
const err37 = {instancePath:instancePath+"/notes/" + i4+"/place",schemaPath:"#/properties/notes/items/properties/place/oneOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var _valid2 = _errs128 === errors;
if(_valid2 && valid19){
valid19 = false;
passing2 = [passing2, 1];
}
else {
if(_valid2){
valid19 = true;
passing2 = 1;
}
}
if(!valid19){
const err38 = {instancePath:instancePath+"/notes/" + i4+"/place",schemaPath:"#/properties/notes/items/properties/place/oneOf",keyword:"oneOf",params:{passingSchemas: passing2},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs113;
if(vErrors !== null){
if(_errs113){
vErrors.length = _errs113;
}
else {
vErrors = null;
}
}
}
var valid18 = _errs112 === errors;
}
else {
var valid18 = true;
}
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/notes/" + i4,schemaPath:"#/properties/notes/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid17 = _errs107 === errors;
if(!valid17){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/notes",schemaPath:"#/properties/notes/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs105 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((((((((data.version === undefined) && (missing0 = "version")) || ((data.tool === undefined) && (missing0 = "tool"))) || ((data.findings === undefined) && (missing0 = "findings"))) || ((data.suppressed === undefined) && (missing0 = "suppressed"))) || ((data.workloads === undefined) && (missing0 = "workloads"))) || ((data.skipped === undefined) && (missing0 = "skipped"))) || ((data.unchecked === undefined) && (missing0 = "unchecked"))) || ((data.incomplete === undefined) && (missing0 = "incomplete"))) || ((data.summary === undefined) && (missing0 = "summary"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0},message:"must have required property '"+missing0+"'"}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
validate20.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.version !== undefined){
const _errs2 = errors;
if(1 !== data.version){
validate20.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1},message:"must be equal to constant"}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tool !== undefined){
let data1 = data.tool;
const _errs3 = errors;
if(errors === _errs3){
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
let missing1;
if(((data1.name === undefined) && (missing1 = "name")) || ((data1.version === undefined) && (missing1 = "version"))){
validate20.errors = [{instancePath:instancePath+"/tool",schemaPath:"#/properties/tool/required",keyword:"required",params:{missingProperty: missing1},message:"must have required property '"+missing1+"'"}];
return false;
}
else {
const _errs5 = errors;
for(const key1 in data1){
if(!((key1 === "name") || (key1 === "version"))){
validate20.errors = [{instancePath:instancePath+"/tool",schemaPath:"#/properties/tool/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs5 === errors){
if(data1.name !== undefined){
const _errs6 = errors;
if("fargate-lint" !== data1.name){
validate20.errors = [{instancePath:instancePath+"/tool/name",schemaPath:"#/properties/tool/properties/name/const",keyword:"const",params:{allowedValue: "fargate-lint"},message:"must be equal to constant"}];
return false;
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data1.version !== undefined){
const _errs7 = errors;
if(typeof data1.version !== "string"){
validate20.errors = [{instancePath:instancePath+"/tool/version",schemaPath:"#/properties/tool/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid1 = _errs7 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/tool",schemaPath:"#/properties/tool/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.shard !== undefined){
let data4 = data.shard;
const _errs9 = errors;
if(errors === _errs9){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
let missing2;
if((((data4.index === undefined) && (missing2 = "index")) || ((data4.count === undefined) && (missing2 = "count"))) || ((data4.run === undefined) && (missing2 = "run"))){
validate20.errors = [{instancePath:instancePath+"/shard",schemaPath:"#/properties/shard/required",keyword:"required",params:{missingProperty: missing2},message:"must have required property '"+missing2+"'"}];
return false;
}
else {
const _errs11 = errors;
for(const key2 in data4){
if(!(((key2 === "index") || (key2 === "count")) || (key2 === "run"))){
validate20.errors = [{instancePath:instancePath+"/shard",schemaPath:"#/properties/shard/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs11 === errors){
if(data4.index !== undefined){
let data5 = data4.index;
const _errs12 = errors;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
validate20.errors = [{instancePath:instancePath+"/shard/index",schemaPath:"#/properties/shard/properties/index/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs12){
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
validate20.errors = [{instancePath:instancePath+"/shard/index",schemaPath:"#/properties/shard/properties/index/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.count !== undefined){
let data6 = data4.count;
const _errs14 = errors;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate20.errors = [{instancePath:instancePath+"/shard/count",schemaPath:"#/properties/shard/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs14){
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 1 || isNaN(data6)){
validate20.errors = [{instancePath:instancePath+"/shard/count",schemaPath:"#/properties/shard/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid2 = _errs14 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data4.run !== undefined){
let data7 = data4.run;
const _errs16 = errors;
if(errors === _errs16){
if(typeof data7 === "string"){
if(!pattern4.test(data7)){
validate20.errors = [{instancePath:instancePath+"/shard/run",schemaPath:"#/properties/shard/properties/run/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{32}$"},message:"must match pattern \""+"^[0-9a-f]{32}$"+"\""}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shard/run",schemaPath:"#/properties/shard/properties/run/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
}
var valid2 = _errs16 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/shard",schemaPath:"#/properties/shard/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.findings !== undefined){
let data8 = data.findings;
const _errs18 = errors;
if(errors === _errs18){
if(Array.isArray(data8)){
var valid3 = true;
const len0 = data8.length;
for(let i0=0; i0<len0; i0++){
const _errs20 = errors;
if(!(validate21(data8[i0], {instancePath:instancePath+"/findings/" + i0,parentData:data8,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var valid3 = _errs20 === errors;
if(!valid3){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/findings",schemaPath:"#/properties/findings/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.suppressed !== undefined){
let data10 = data.suppressed;
const _errs21 = errors;
if(errors === _errs21){
if(Array.isArray(data10)){
var valid4 = true;
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
let data11 = data10[i1];
const _errs23 = errors;
if(errors === _errs23){
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
let missing3;
if((((data11.how === undefined) && (missing3 = "how")) || ((data11.reason === undefined) && (missing3 = "reason"))) || ((data11.finding === undefined) && (missing3 = "finding"))){
validate20.errors = [{instancePath:instancePath+"/suppressed/" + i1,schemaPath:"#/properties/suppressed/items/required",keyword:"required",params:{missingProperty: missing3},message:"must have required property '"+missing3+"'"}];
return false;
}
else {
const _errs25 = errors;
for(const key3 in data11){
if(!(((key3 === "how") || (key3 === "reason")) || (key3 === "finding"))){
validate20.errors = [{instancePath:instancePath+"/suppressed/" + i1,schemaPath:"#/properties/suppressed/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs25 === errors){
if(data11.how !== undefined){
let data12 = data11.how;
const _errs26 = errors;
if(!((((data12 === "comment") || (data12 === "annotation")) || (data12 === "config")) || (data12 === "baseline"))){
validate20.errors = [{instancePath:instancePath+"/suppressed/" + i1+"/how",schemaPath:"#/properties/suppressed/items/properties/how/enum",keyword:"enum",params:{allowedValues: schema31.properties.suppressed.items.properties.how.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid5 = _errs26 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.reason !== undefined){
let data13 = data11.reason;
const _errs27 = errors;
if((typeof data13 !== "string") && (data13 !== null)){
validate20.errors = [{instancePath:instancePath+"/suppressed/" + i1+"/reason",schemaPath:"#/properties/suppressed/items/properties/reason/type",keyword:"type",params:{type: schema31.properties.suppressed.items.properties.reason.type},message:"must be string,null"}];
return false;
}
var valid5 = _errs27 === errors;
}
else {
var valid5 = true;
}
if(valid5){
if(data11.finding !== undefined){
const _errs29 = errors;
if(!(validate21(data11.finding, {instancePath:instancePath+"/suppressed/" + i1+"/finding",parentData:data11,parentDataProperty:"finding",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var valid5 = _errs29 === errors;
}
else {
var valid5 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/suppressed/" + i1,schemaPath:"#/properties/suppressed/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid4 = _errs23 === errors;
if(!valid4){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/suppressed",schemaPath:"#/properties/suppressed/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs21 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.workloads !== undefined){
let data15 = data.workloads;
const _errs30 = errors;
if(errors === _errs30){
if(Array.isArray(data15)){
var valid6 = true;
const len2 = data15.length;
for(let i2=0; i2<len2; i2++){
let data16 = data15[i2];
const _errs32 = errors;
const _errs33 = errors;
if(errors === _errs33){
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
let missing4;
if((((((((((((((((((data16.file === undefined) && (missing4 = "file")) || ((data16.line === undefined) && (missing4 = "line"))) || ((data16.document === undefined) && (missing4 = "document"))) || ((data16.item === undefined) && (missing4 = "item"))) || ((data16.apiVersion === undefined) && (missing4 = "apiVersion"))) || ((data16.kind === undefined) && (missing4 = "kind"))) || ((data16.namespace === undefined) && (missing4 = "namespace"))) || ((data16.name === undefined) && (missing4 = "name"))) || ((data16.replicas === undefined) && (missing4 = "replicas"))) || ((data16.runsOn === undefined) && (missing4 = "runsOn"))) || ((data16.profile === undefined) && (missing4 = "profile"))) || ((data16.outcome === undefined) && (missing4 = "outcome"))) || ((data16.verdict === undefined) && (missing4 = "verdict"))) || ((data16.event === undefined) && (missing4 = "event"))) || ((data16.qos === undefined) && (missing4 = "qos"))) || ((data16.requests === undefined) && (missing4 = "requests"))) || ((data16.size === undefined) && (missing4 = "size"))){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2,schemaPath:"#/$defs/workload/required",keyword:"required",params:{missingProperty: missing4},message:"must have required property '"+missing4+"'"}];
return false;
}
else {
const _errs35 = errors;
for(const key4 in data16){
if(!(func1.call(schema38.properties, key4))){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2,schemaPath:"#/$defs/workload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs35 === errors){
if(data16.file !== undefined){
const _errs36 = errors;
if(typeof data16.file !== "string"){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/file",schemaPath:"#/$defs/workload/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs36 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.line !== undefined){
let data18 = data16.line;
const _errs38 = errors;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/line",schemaPath:"#/$defs/workload/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs38){
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 < 1 || isNaN(data18)){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/line",schemaPath:"#/$defs/workload/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid8 = _errs38 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.document !== undefined){
let data19 = data16.document;
const _errs40 = errors;
if(!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/document",schemaPath:"#/$defs/workload/properties/document/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs40){
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 < 0 || isNaN(data19)){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/document",schemaPath:"#/$defs/workload/properties/document/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid8 = _errs40 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.item !== undefined){
let data20 = data16.item;
const _errs42 = errors;
if((!(((typeof data20 == "number") && (!(data20 % 1) && !isNaN(data20))) && (isFinite(data20)))) && (data20 !== null)){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/item",schemaPath:"#/$defs/workload/properties/item/type",keyword:"type",params:{type: schema38.properties.item.type},message:"must be integer,null"}];
return false;
}
if(errors === _errs42){
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 0 || isNaN(data20)){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/item",schemaPath:"#/$defs/workload/properties/item/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid8 = _errs42 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.apiVersion !== undefined){
const _errs44 = errors;
if(typeof data16.apiVersion !== "string"){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/apiVersion",schemaPath:"#/$defs/workload/properties/apiVersion/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs44 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.kind !== undefined){
const _errs46 = errors;
if(typeof data16.kind !== "string"){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/kind",schemaPath:"#/$defs/workload/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs46 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.namespace !== undefined){
let data23 = data16.namespace;
const _errs48 = errors;
if((typeof data23 !== "string") && (data23 !== null)){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/namespace",schemaPath:"#/$defs/workload/properties/namespace/type",keyword:"type",params:{type: schema38.properties.namespace.type},message:"must be string,null"}];
return false;
}
var valid8 = _errs48 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.name !== undefined){
const _errs50 = errors;
if(typeof data16.name !== "string"){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/name",schemaPath:"#/$defs/workload/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid8 = _errs50 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.replicas !== undefined){
let data25 = data16.replicas;
const _errs52 = errors;
if((!((typeof data25 == "number") && (isFinite(data25)))) && (data25 !== null)){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/replicas",schemaPath:"#/$defs/workload/properties/replicas/type",keyword:"type",params:{type: schema38.properties.replicas.type},message:"must be number,null"}];
return false;
}
var valid8 = _errs52 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.runsOn !== undefined){
let data26 = data16.runsOn;
const _errs54 = errors;
if(!((data26 === "fargate") || (data26 === "ec2"))){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/runsOn",schemaPath:"#/$defs/workload/properties/runsOn/enum",keyword:"enum",params:{allowedValues: schema38.properties.runsOn.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid8 = _errs54 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.profile !== undefined){
let data27 = data16.profile;
const _errs55 = errors;
if((typeof data27 !== "string") && (data27 !== null)){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/profile",schemaPath:"#/$defs/workload/properties/profile/type",keyword:"type",params:{type: schema38.properties.profile.type},message:"must be string,null"}];
return false;
}
var valid8 = _errs55 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.outcome !== undefined){
let data28 = data16.outcome;
const _errs57 = errors;
if(!((((((data28 === "runs") || (data28 === "uncertain")) || (data28 === "pending")) || (data28 === "fails")) || (data28 === "refused")) || (data28 === "absent"))){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/outcome",schemaPath:"#/$defs/workload/properties/outcome/enum",keyword:"enum",params:{allowedValues: schema38.properties.outcome.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid8 = _errs57 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.verdict !== undefined){
let data29 = data16.verdict;
const _errs58 = errors;
if(!(((data29 === "runs") || (data29 === "blocked")) || (data29 === "uncertain"))){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/verdict",schemaPath:"#/$defs/workload/properties/verdict/enum",keyword:"enum",params:{allowedValues: schema38.properties.verdict.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid8 = _errs58 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.event !== undefined){
let data30 = data16.event;
const _errs59 = errors;
if((typeof data30 !== "string") && (data30 !== null)){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/event",schemaPath:"#/$defs/workload/properties/event/type",keyword:"type",params:{type: schema38.properties.event.type},message:"must be string,null"}];
return false;
}
var valid8 = _errs59 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.qos !== undefined){
let data31 = data16.qos;
const _errs61 = errors;
if(!(((data31 === "Guaranteed") || (data31 === "Burstable")) || (data31 === "BestEffort"))){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/qos",schemaPath:"#/$defs/workload/properties/qos/enum",keyword:"enum",params:{allowedValues: schema38.properties.qos.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid8 = _errs61 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.requests !== undefined){
let data32 = data16.requests;
const _errs62 = errors;
if(errors === _errs62){
if(data32 && typeof data32 == "object" && !Array.isArray(data32)){
let missing5;
if(((data32.cpuMilli === undefined) && (missing5 = "cpuMilli")) || ((data32.memoryMiB === undefined) && (missing5 = "memoryMiB"))){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/requests",schemaPath:"#/$defs/workload/properties/requests/required",keyword:"required",params:{missingProperty: missing5},message:"must have required property '"+missing5+"'"}];
return false;
}
else {
const _errs64 = errors;
for(const key5 in data32){
if(!((key5 === "cpuMilli") || (key5 === "memoryMiB"))){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/requests",schemaPath:"#/$defs/workload/properties/requests/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs64 === errors){
if(data32.cpuMilli !== undefined){
let data33 = data32.cpuMilli;
const _errs65 = errors;
if(errors === _errs65){
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 < 0 || isNaN(data33)){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/requests/cpuMilli",schemaPath:"#/$defs/workload/properties/requests/properties/cpuMilli/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/requests/cpuMilli",schemaPath:"#/$defs/workload/properties/requests/properties/cpuMilli/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid9 = _errs65 === errors;
}
else {
var valid9 = true;
}
if(valid9){
if(data32.memoryMiB !== undefined){
let data34 = data32.memoryMiB;
const _errs67 = errors;
if(errors === _errs67){
if((typeof data34 == "number") && (isFinite(data34))){
if(data34 < 0 || isNaN(data34)){
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/requests/memoryMiB",schemaPath:"#/$defs/workload/properties/requests/properties/memoryMiB/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/requests/memoryMiB",schemaPath:"#/$defs/workload/properties/requests/properties/memoryMiB/type",keyword:"type",params:{type: "number"},message:"must be number"}];
return false;
}
}
var valid9 = _errs67 === errors;
}
else {
var valid9 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2+"/requests",schemaPath:"#/$defs/workload/properties/requests/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid8 = _errs62 === errors;
}
else {
var valid8 = true;
}
if(valid8){
if(data16.size !== undefined){
let data35 = data16.size;
const _errs69 = errors;
const _errs70 = errors;
let valid10 = false;
let passing0 = null;
const _errs71 = errors;
if(errors === _errs71){
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
let missing6;
if(((data35.vcpu === undefined) && (missing6 = "vcpu")) || ((data35.memoryGiB === undefined) && (missing6 = "memoryGiB"))){
const err0 = {instancePath:instancePath+"/workloads/" + i2+"/size",schemaPath:"#/$defs/workload/properties/size/oneOf/0/required",keyword:"required",params:{missingProperty: missing6},message:"must have required property '"+missing6+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs73 = errors;
for(const key6 in data35){
if(!((key6 === "vcpu") || (key6 === "memoryGiB"))){
const err1 = {instancePath:instancePath+"/workloads/" + i2+"/size",schemaPath:"#/$defs/workload/properties/size/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs73 === errors){
if(data35.vcpu !== undefined){
let data36 = data35.vcpu;
const _errs74 = errors;
if(!((typeof data36 == "number") && (isFinite(data36)))){
const err2 = {instancePath:instancePath+"/workloads/" + i2+"/size/vcpu",schemaPath:"#/$defs/workload/properties/size/oneOf/0/properties/vcpu/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid11 = _errs74 === errors;
}
else {
var valid11 = true;
}
if(valid11){
if(data35.memoryGiB !== undefined){
let data37 = data35.memoryGiB;
const _errs76 = errors;
if(!((typeof data37 == "number") && (isFinite(data37)))){
const err3 = {instancePath:instancePath+"/workloads/" + i2+"/size/memoryGiB",schemaPath:"#/$defs/workload/properties/size/oneOf/0/properties/memoryGiB/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid11 = _errs76 === errors;
}
else {
var valid11 = true;
}
}
}
}
}
else {
const err4 = {instancePath:instancePath+"/workloads/" + i2+"/size",schemaPath:"#/$defs/workload/properties/size/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs71 === errors;
if(_valid0){
valid10 = true;
passing0 = 0;
}
const _errs78 = errors;
if(data35 !== null){
const err5 = {instancePath:instancePath+"/workloads/" + i2+"/size",schemaPath:"#/$defs/workload/properties/size/oneOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid0 = _errs78 === errors;
if(_valid0 && valid10){
valid10 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid10 = true;
passing0 = 1;
}
}
if(!valid10){
const err6 = {instancePath:instancePath+"/workloads/" + i2+"/size",schemaPath:"#/$defs/workload/properties/size/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
validate20.errors = vErrors;
return false;
}
else {
errors = _errs70;
if(vErrors !== null){
if(_errs70){
vErrors.length = _errs70;
}
else {
vErrors = null;
}
}
}
var valid8 = _errs69 === errors;
}
else {
var valid8 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/workloads/" + i2,schemaPath:"#/$defs/workload/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid6 = _errs32 === errors;
if(!valid6){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/workloads",schemaPath:"#/properties/workloads/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs30 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.skipped !== undefined){
let data38 = data.skipped;
const _errs80 = errors;
if(errors === _errs80){
if(Array.isArray(data38)){
var valid12 = true;
const len3 = data38.length;
for(let i3=0; i3<len3; i3++){
let data39 = data38[i3];
const _errs82 = errors;
if(errors === _errs82){
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
let missing7;
if(((data39.file === undefined) && (missing7 = "file")) || ((data39.reason === undefined) && (missing7 = "reason"))){
validate20.errors = [{instancePath:instancePath+"/skipped/" + i3,schemaPath:"#/properties/skipped/items/required",keyword:"required",params:{missingProperty: missing7},message:"must have required property '"+missing7+"'"}];
return false;
}
else {
const _errs84 = errors;
for(const key7 in data39){
if(!((key7 === "file") || (key7 === "reason"))){
validate20.errors = [{instancePath:instancePath+"/skipped/" + i3,schemaPath:"#/properties/skipped/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs84 === errors){
if(data39.file !== undefined){
const _errs85 = errors;
if(typeof data39.file !== "string"){
validate20.errors = [{instancePath:instancePath+"/skipped/" + i3+"/file",schemaPath:"#/properties/skipped/items/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid13 = _errs85 === errors;
}
else {
var valid13 = true;
}
if(valid13){
if(data39.reason !== undefined){
const _errs87 = errors;
if(!(data39.reason === "template")){
validate20.errors = [{instancePath:instancePath+"/skipped/" + i3+"/reason",schemaPath:"#/properties/skipped/items/properties/reason/enum",keyword:"enum",params:{allowedValues: schema31.properties.skipped.items.properties.reason.enum},message:"must be equal to one of the allowed values"}];
return false;
}
var valid13 = _errs87 === errors;
}
else {
var valid13 = true;
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/skipped/" + i3,schemaPath:"#/properties/skipped/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid12 = _errs82 === errors;
if(!valid12){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/skipped",schemaPath:"#/properties/skipped/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs80 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.entries !== undefined){
let data42 = data.entries;
const _errs88 = errors;
if(errors === _errs88){
if(Array.isArray(data42)){
var valid14 = true;
const len4 = data42.length;
for(let i4=0; i4<len4; i4++){
let data43 = data42[i4];
const _errs90 = errors;
if(errors === _errs90){
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
let missing8;
if(((((((data43.kind === undefined) && (missing8 = "kind")) || ((data43.name === undefined) && (missing8 = "name"))) || ((data43.file === undefined) && (missing8 = "file"))) || ((data43.line === undefined) && (missing8 = "line"))) || ((data43.deploys === undefined) && (missing8 = "deploys"))) || ((data43.reason === undefined) && (missing8 = "reason"))){
validate20.errors = [{instancePath:instancePath+"/entries/" + i4,schemaPath:"#/properties/entries/items/required",keyword:"required",params:{missingProperty: missing8},message:"must have required property '"+missing8+"'"}];
return false;
}
else {
const _errs92 = errors;
for(const key8 in data43){
if(!((((((key8 === "kind") || (key8 === "name")) || (key8 === "file")) || (key8 === "line")) || (key8 === "deploys")) || (key8 === "reason"))){
validate20.errors = [{instancePath:instancePath+"/entries/" + i4,schemaPath:"#/properties/entries/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs92 === errors){
if(data43.kind !== undefined){
const _errs93 = errors;
if(typeof data43.kind !== "string"){
validate20.errors = [{instancePath:instancePath+"/entries/" + i4+"/kind",schemaPath:"#/properties/entries/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid15 = _errs93 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data43.name !== undefined){
const _errs95 = errors;
if(typeof data43.name !== "string"){
validate20.errors = [{instancePath:instancePath+"/entries/" + i4+"/name",schemaPath:"#/properties/entries/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid15 = _errs95 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data43.file !== undefined){
const _errs97 = errors;
if(typeof data43.file !== "string"){
validate20.errors = [{instancePath:instancePath+"/entries/" + i4+"/file",schemaPath:"#/properties/entries/items/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid15 = _errs97 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data43.line !== undefined){
let data47 = data43.line;
const _errs99 = errors;
if(!(((typeof data47 == "number") && (!(data47 % 1) && !isNaN(data47))) && (isFinite(data47)))){
validate20.errors = [{instancePath:instancePath+"/entries/" + i4+"/line",schemaPath:"#/properties/entries/items/properties/line/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs99){
if((typeof data47 == "number") && (isFinite(data47))){
if(data47 < 1 || isNaN(data47)){
validate20.errors = [{instancePath:instancePath+"/entries/" + i4+"/line",schemaPath:"#/properties/entries/items/properties/line/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid15 = _errs99 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data43.deploys !== undefined){
let data48 = data43.deploys;
const _errs101 = errors;
if((typeof data48 !== "string") && (data48 !== null)){
validate20.errors = [{instancePath:instancePath+"/entries/" + i4+"/deploys",schemaPath:"#/properties/entries/items/properties/deploys/type",keyword:"type",params:{type: schema31.properties.entries.items.properties.deploys.type},message:"must be string,null"}];
return false;
}
var valid15 = _errs101 === errors;
}
else {
var valid15 = true;
}
if(valid15){
if(data43.reason !== undefined){
let data49 = data43.reason;
const _errs103 = errors;
if((typeof data49 !== "string") && (data49 !== null)){
validate20.errors = [{instancePath:instancePath+"/entries/" + i4+"/reason",schemaPath:"#/properties/entries/items/properties/reason/type",keyword:"type",params:{type: schema31.properties.entries.items.properties.reason.type},message:"must be string,null"}];
return false;
}
var valid15 = _errs103 === errors;
}
else {
var valid15 = true;
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/entries/" + i4,schemaPath:"#/properties/entries/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid14 = _errs90 === errors;
if(!valid14){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/entries",schemaPath:"#/properties/entries/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs88 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.unchecked !== undefined){
let data50 = data.unchecked;
const _errs105 = errors;
if(errors === _errs105){
if(Array.isArray(data50)){
var valid16 = true;
const len5 = data50.length;
for(let i5=0; i5<len5; i5++){
let data51 = data50[i5];
const _errs107 = errors;
if(errors === _errs107){
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
let missing9;
if((((data51.kind === undefined) && (missing9 = "kind")) || ((data51.group === undefined) && (missing9 = "group"))) || ((data51.count === undefined) && (missing9 = "count"))){
validate20.errors = [{instancePath:instancePath+"/unchecked/" + i5,schemaPath:"#/properties/unchecked/items/required",keyword:"required",params:{missingProperty: missing9},message:"must have required property '"+missing9+"'"}];
return false;
}
else {
const _errs109 = errors;
for(const key9 in data51){
if(!(((key9 === "kind") || (key9 === "group")) || (key9 === "count"))){
validate20.errors = [{instancePath:instancePath+"/unchecked/" + i5,schemaPath:"#/properties/unchecked/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs109 === errors){
if(data51.kind !== undefined){
const _errs110 = errors;
if(typeof data51.kind !== "string"){
validate20.errors = [{instancePath:instancePath+"/unchecked/" + i5+"/kind",schemaPath:"#/properties/unchecked/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid17 = _errs110 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data51.group !== undefined){
const _errs112 = errors;
if(typeof data51.group !== "string"){
validate20.errors = [{instancePath:instancePath+"/unchecked/" + i5+"/group",schemaPath:"#/properties/unchecked/items/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid17 = _errs112 === errors;
}
else {
var valid17 = true;
}
if(valid17){
if(data51.count !== undefined){
let data54 = data51.count;
const _errs114 = errors;
if(!(((typeof data54 == "number") && (!(data54 % 1) && !isNaN(data54))) && (isFinite(data54)))){
validate20.errors = [{instancePath:instancePath+"/unchecked/" + i5+"/count",schemaPath:"#/properties/unchecked/items/properties/count/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs114){
if((typeof data54 == "number") && (isFinite(data54))){
if(data54 < 1 || isNaN(data54)){
validate20.errors = [{instancePath:instancePath+"/unchecked/" + i5+"/count",schemaPath:"#/properties/unchecked/items/properties/count/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"}];
return false;
}
}
}
var valid17 = _errs114 === errors;
}
else {
var valid17 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/unchecked/" + i5,schemaPath:"#/properties/unchecked/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid16 = _errs107 === errors;
if(!valid16){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/unchecked",schemaPath:"#/properties/unchecked/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs105 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.incomplete !== undefined){
let data55 = data.incomplete;
const _errs116 = errors;
if(errors === _errs116){
if(Array.isArray(data55)){
var valid18 = true;
const len6 = data55.length;
for(let i6=0; i6<len6; i6++){
let data56 = data55[i6];
const _errs118 = errors;
if(errors === _errs118){
if(data56 && typeof data56 == "object" && !Array.isArray(data56)){
let missing10;
if((((data56.file === undefined) && (missing10 = "file")) || ((data56.rule === undefined) && (missing10 = "rule"))) || ((data56.reason === undefined) && (missing10 = "reason"))){
validate20.errors = [{instancePath:instancePath+"/incomplete/" + i6,schemaPath:"#/properties/incomplete/items/required",keyword:"required",params:{missingProperty: missing10},message:"must have required property '"+missing10+"'"}];
return false;
}
else {
const _errs120 = errors;
for(const key10 in data56){
if(!(((key10 === "file") || (key10 === "rule")) || (key10 === "reason"))){
validate20.errors = [{instancePath:instancePath+"/incomplete/" + i6,schemaPath:"#/properties/incomplete/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs120 === errors){
if(data56.file !== undefined){
let data57 = data56.file;
const _errs121 = errors;
if((typeof data57 !== "string") && (data57 !== null)){
validate20.errors = [{instancePath:instancePath+"/incomplete/" + i6+"/file",schemaPath:"#/properties/incomplete/items/properties/file/type",keyword:"type",params:{type: schema31.properties.incomplete.items.properties.file.type},message:"must be string,null"}];
return false;
}
var valid19 = _errs121 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data56.rule !== undefined){
let data58 = data56.rule;
const _errs123 = errors;
if((typeof data58 !== "string") && (data58 !== null)){
validate20.errors = [{instancePath:instancePath+"/incomplete/" + i6+"/rule",schemaPath:"#/properties/incomplete/items/properties/rule/type",keyword:"type",params:{type: schema31.properties.incomplete.items.properties.rule.type},message:"must be string,null"}];
return false;
}
var valid19 = _errs123 === errors;
}
else {
var valid19 = true;
}
if(valid19){
if(data56.reason !== undefined){
const _errs125 = errors;
if(typeof data56.reason !== "string"){
validate20.errors = [{instancePath:instancePath+"/incomplete/" + i6+"/reason",schemaPath:"#/properties/incomplete/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"}];
return false;
}
var valid19 = _errs125 === errors;
}
else {
var valid19 = true;
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/incomplete/" + i6,schemaPath:"#/properties/incomplete/items/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid18 = _errs118 === errors;
if(!valid18){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/incomplete",schemaPath:"#/properties/incomplete/type",keyword:"type",params:{type: "array"},message:"must be array"}];
return false;
}
}
var valid0 = _errs116 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.summary !== undefined){
let data60 = data.summary;
const _errs127 = errors;
if(errors === _errs127){
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
let missing11;
if((((((data60.files === undefined) && (missing11 = "files")) || ((data60.documents === undefined) && (missing11 = "documents"))) || ((data60.workloads === undefined) && (missing11 = "workloads"))) || ((data60.errors === undefined) && (missing11 = "errors"))) || ((data60.warnings === undefined) && (missing11 = "warnings"))){
validate20.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/required",keyword:"required",params:{missingProperty: missing11},message:"must have required property '"+missing11+"'"}];
return false;
}
else {
const _errs129 = errors;
for(const key11 in data60){
if(!(((((key11 === "files") || (key11 === "documents")) || (key11 === "workloads")) || (key11 === "errors")) || (key11 === "warnings"))){
validate20.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"}];
return false;
break;
}
}
if(_errs129 === errors){
if(data60.files !== undefined){
let data61 = data60.files;
const _errs130 = errors;
if(!(((typeof data61 == "number") && (!(data61 % 1) && !isNaN(data61))) && (isFinite(data61)))){
validate20.errors = [{instancePath:instancePath+"/summary/files",schemaPath:"#/properties/summary/properties/files/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs130){
if((typeof data61 == "number") && (isFinite(data61))){
if(data61 < 0 || isNaN(data61)){
validate20.errors = [{instancePath:instancePath+"/summary/files",schemaPath:"#/properties/summary/properties/files/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid20 = _errs130 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data60.documents !== undefined){
let data62 = data60.documents;
const _errs132 = errors;
if(!(((typeof data62 == "number") && (!(data62 % 1) && !isNaN(data62))) && (isFinite(data62)))){
validate20.errors = [{instancePath:instancePath+"/summary/documents",schemaPath:"#/properties/summary/properties/documents/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs132){
if((typeof data62 == "number") && (isFinite(data62))){
if(data62 < 0 || isNaN(data62)){
validate20.errors = [{instancePath:instancePath+"/summary/documents",schemaPath:"#/properties/summary/properties/documents/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid20 = _errs132 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data60.workloads !== undefined){
let data63 = data60.workloads;
const _errs134 = errors;
if(!(((typeof data63 == "number") && (!(data63 % 1) && !isNaN(data63))) && (isFinite(data63)))){
validate20.errors = [{instancePath:instancePath+"/summary/workloads",schemaPath:"#/properties/summary/properties/workloads/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs134){
if((typeof data63 == "number") && (isFinite(data63))){
if(data63 < 0 || isNaN(data63)){
validate20.errors = [{instancePath:instancePath+"/summary/workloads",schemaPath:"#/properties/summary/properties/workloads/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid20 = _errs134 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data60.errors !== undefined){
let data64 = data60.errors;
const _errs136 = errors;
if(!(((typeof data64 == "number") && (!(data64 % 1) && !isNaN(data64))) && (isFinite(data64)))){
validate20.errors = [{instancePath:instancePath+"/summary/errors",schemaPath:"#/properties/summary/properties/errors/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs136){
if((typeof data64 == "number") && (isFinite(data64))){
if(data64 < 0 || isNaN(data64)){
validate20.errors = [{instancePath:instancePath+"/summary/errors",schemaPath:"#/properties/summary/properties/errors/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid20 = _errs136 === errors;
}
else {
var valid20 = true;
}
if(valid20){
if(data60.warnings !== undefined){
let data65 = data60.warnings;
const _errs138 = errors;
if(!(((typeof data65 == "number") && (!(data65 % 1) && !isNaN(data65))) && (isFinite(data65)))){
validate20.errors = [{instancePath:instancePath+"/summary/warnings",schemaPath:"#/properties/summary/properties/warnings/type",keyword:"type",params:{type: "integer"},message:"must be integer"}];
return false;
}
if(errors === _errs138){
if((typeof data65 == "number") && (isFinite(data65))){
if(data65 < 0 || isNaN(data65)){
validate20.errors = [{instancePath:instancePath+"/summary/warnings",schemaPath:"#/properties/summary/properties/warnings/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"}];
return false;
}
}
}
var valid20 = _errs138 === errors;
}
else {
var valid20 = true;
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/summary",schemaPath:"#/properties/summary/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
var valid0 = _errs127 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"}];
return false;
}
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

