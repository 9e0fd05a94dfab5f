// Written by `npm run generate`: the schema of configurations, compiled, so that they are read without ajv.
"use strict";
export const validateConfig = validate10;
const schema11 = {"type":"object","additionalProperties":false,"properties":{"$schema":{"type":"string","pattern":"\\S"},"extends":{"type":["string","array"],"pattern":"\\S","items":{"type":"string","pattern":"\\S"},"maxItems":32},"include":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"ignores":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"render":{"type":"boolean"},"kustomizations":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"charts":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"chart":{"type":"string","pattern":"\\S"},"name":{"type":"string","pattern":"^[a-z0-9]([-a-z0-9.]{0,51}[a-z0-9])?$"},"namespace":{"type":"string","pattern":"^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"},"values":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"set":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"setString":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"kubeVersion":{"type":"string","pattern":"^v?[0-9]+[.][0-9]+([.][0-9]+)?([-+].*)?$"},"apiVersions":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"ciValues":{"type":"boolean"},"tests":{"type":"boolean"},"when":{"type":"string","pattern":"\\S"}},"required":["chart"]},"maxItems":500},"chartSources":{"type":"object","additionalProperties":{"type":"string","pattern":"\\S"}},"profiles":{"type":["string","array"],"pattern":"\\S","items":{"type":["string","object"],"pattern":"\\S"},"maxItems":500},"cluster":{"enum":["hybrid","fargate-only"]},"loadBalancerController":{"enum":["aws-load-balancer-controller","in-tree","auto-mode"]},"namespace":{"type":"string","pattern":"^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"},"region":{"type":"string","pattern":"^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$"},"prices":{"type":"object","additionalProperties":false,"properties":{"vcpuHour":{"type":"number","exclusiveMinimum":0},"memoryGiBHour":{"type":"number","exclusiveMinimum":0},"currency":{"type":"string","pattern":"^[A-Z]{3}$"}},"required":["vcpuHour","memoryGiBHour"]},"rules":{"type":"object"},"overrides":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"files":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"kinds":{"type":"array","items":{"type":"string","pattern":"^[A-Z][A-Za-z0-9]*$"},"maxItems":500},"namespaces":{"type":"array","items":{"type":"string","pattern":"^[-A-Za-z0-9.:_*?]{1,253}$"},"maxItems":500},"labels":{"type":"object","additionalProperties":{"type":"string"}},"rules":{"type":"object"}},"required":["rules"]},"maxItems":500},"ignore":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"rule":{"type":"string","pattern":"\\S"},"kind":{"type":"string","pattern":"^[A-Z][A-Za-z0-9]*$"},"namespace":{"type":"string","pattern":"^[-A-Za-z0-9.:_*?]{1,253}$"},"name":{"type":"string","pattern":"^[-A-Za-z0-9.:_*?]{1,253}$"},"files":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"reason":{"type":"string","pattern":"\\S"},"expires":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}},"required":["rule","reason"]},"maxItems":500},"baseline":{"type":"string","pattern":"\\S"},"customKinds":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"group":{"type":"string","pattern":"^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$"},"kind":{"type":"string","pattern":"^[A-Z][A-Za-z0-9]*$"},"template":{"type":"string","pattern":"^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$"},"replicas":{"type":"string","pattern":"^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$"}},"required":["group","kind","template"]},"maxItems":500},"plan":{"type":"object","additionalProperties":false,"properties":{"keep":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"move":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"ec2":{"type":"string","pattern":"\\S"},"minNodes":{"type":"integer","minimum":0,"maximum":10000},"pools":{"type":"integer","minimum":1,"maximum":100},"packing":{"type":"number","exclusiveMinimum":0,"maximum":1},"hpa":{"type":"number","minimum":0,"maximum":1},"jobMinutes":{"type":"number","minimum":0},"quotaVcpu":{"type":"number","minimum":0}}}}};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("\\S", "u");
const pattern7 = new RegExp("^[a-z0-9]([-a-z0-9.]{0,51}[a-z0-9])?$", "u");
const pattern8 = new RegExp("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", "u");
const pattern12 = new RegExp("^v?[0-9]+[.][0-9]+([.][0-9]+)?([-+].*)?$", "u");
const pattern19 = new RegExp("^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$", "u");
const pattern20 = new RegExp("^[A-Z]{3}$", "u");
const pattern22 = new RegExp("^[A-Z][A-Za-z0-9]*$", "u");
const pattern23 = new RegExp("^[-A-Za-z0-9.:_*?]{1,253}$", "u");
const pattern30 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");
const pattern32 = new RegExp("^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$", "u");
const pattern34 = new RegExp("^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$", "u");

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func2.call(schema11.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 === "string"){
if(!pattern0.test(data0)){
const err1 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.extends !== undefined){
let data1 = data.extends;
if((typeof data1 !== "string") && (!(Array.isArray(data1)))){
const err3 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/type",keyword:"type",params:{type: schema11.properties.extends.type},message:"must be string,array"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err4 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(Array.isArray(data1)){
if(data1.length > 32){
const err5 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/maxItems",keyword:"maxItems",params:{limit: 32},message:"must NOT have more than 32 items"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err6 = {instancePath:instancePath+"/extends/" + i0,schemaPath:"#/properties/extends/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/extends/" + i0,schemaPath:"#/properties/extends/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
}
if(data.include !== undefined){
let data3 = data.include;
if(Array.isArray(data3)){
if(data3.length > 500){
const err8 = {instancePath:instancePath+"/include",schemaPath:"#/properties/include/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
if(typeof data4 === "string"){
if(!pattern0.test(data4)){
const err9 = {instancePath:instancePath+"/include/" + i1,schemaPath:"#/properties/include/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/include/" + i1,schemaPath:"#/properties/include/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/include",schemaPath:"#/properties/include/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.ignores !== undefined){
let data5 = data.ignores;
if(Array.isArray(data5)){
if(data5.length > 500){
const err12 = {instancePath:instancePath+"/ignores",schemaPath:"#/properties/ignores/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len2 = data5.length;
for(let i2=0; i2<len2; i2++){
let data6 = data5[i2];
if(typeof data6 === "string"){
if(!pattern0.test(data6)){
const err13 = {instancePath:instancePath+"/ignores/" + i2,schemaPath:"#/properties/ignores/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/ignores/" + i2,schemaPath:"#/properties/ignores/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/ignores",schemaPath:"#/properties/ignores/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.render !== undefined){
if(typeof data.render !== "boolean"){
const err16 = {instancePath:instancePath+"/render",schemaPath:"#/properties/render/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.kustomizations !== undefined){
let data8 = data.kustomizations;
if(Array.isArray(data8)){
if(data8.length > 500){
const err17 = {instancePath:instancePath+"/kustomizations",schemaPath:"#/properties/kustomizations/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len3 = data8.length;
for(let i3=0; i3<len3; i3++){
let data9 = data8[i3];
if(typeof data9 === "string"){
if(!pattern0.test(data9)){
const err18 = {instancePath:instancePath+"/kustomizations/" + i3,schemaPath:"#/properties/kustomizations/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/kustomizations/" + i3,schemaPath:"#/properties/kustomizations/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/kustomizations",schemaPath:"#/properties/kustomizations/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.charts !== undefined){
let data10 = data.charts;
if(Array.isArray(data10)){
if(data10.length > 500){
const err21 = {instancePath:instancePath+"/charts",schemaPath:"#/properties/charts/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
const len4 = data10.length;
for(let i4=0; i4<len4; i4++){
let data11 = data10[i4];
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.chart === undefined){
const err22 = {instancePath:instancePath+"/charts/" + i4,schemaPath:"#/properties/charts/items/required",keyword:"required",params:{missingProperty: "chart"},message:"must have required property '"+"chart"+"'"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key1 in data11){
if(!(func2.call(schema11.properties.charts.items.properties, key1))){
const err23 = {instancePath:instancePath+"/charts/" + i4,schemaPath:"#/properties/charts/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data11.chart !== undefined){
let data12 = data11.chart;
if(typeof data12 === "string"){
if(!pattern0.test(data12)){
const err24 = {instancePath:instancePath+"/charts/" + i4+"/chart",schemaPath:"#/properties/charts/items/properties/chart/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/charts/" + i4+"/chart",schemaPath:"#/properties/charts/items/properties/chart/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data11.name !== undefined){
let data13 = data11.name;
if(typeof data13 === "string"){
if(!pattern7.test(data13)){
const err26 = {instancePath:instancePath+"/charts/" + i4+"/name",schemaPath:"#/properties/charts/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9.]{0,51}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([-a-z0-9.]{0,51}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/charts/" + i4+"/name",schemaPath:"#/properties/charts/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data11.namespace !== undefined){
let data14 = data11.namespace;
if(typeof data14 === "string"){
if(!pattern8.test(data14)){
const err28 = {instancePath:instancePath+"/charts/" + i4+"/namespace",schemaPath:"#/properties/charts/items/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/charts/" + i4+"/namespace",schemaPath:"#/properties/charts/items/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data11.values !== undefined){
let data15 = data11.values;
if(Array.isArray(data15)){
if(data15.length > 500){
const err30 = {instancePath:instancePath+"/charts/" + i4+"/values",schemaPath:"#/properties/charts/items/properties/values/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
const len5 = data15.length;
for(let i5=0; i5<len5; i5++){
let data16 = data15[i5];
if(typeof data16 === "string"){
if(!pattern0.test(data16)){
const err31 = {instancePath:instancePath+"/charts/" + i4+"/values/" + i5,schemaPath:"#/properties/charts/items/properties/values/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/charts/" + i4+"/values/" + i5,schemaPath:"#/properties/charts/items/properties/values/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/charts/" + i4+"/values",schemaPath:"#/properties/charts/items/properties/values/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data11.set !== undefined){
let data17 = data11.set;
if(Array.isArray(data17)){
if(data17.length > 500){
const err34 = {instancePath:instancePath+"/charts/" + i4+"/set",schemaPath:"#/properties/charts/items/properties/set/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
const len6 = data17.length;
for(let i6=0; i6<len6; i6++){
let data18 = data17[i6];
if(typeof data18 === "string"){
if(!pattern0.test(data18)){
const err35 = {instancePath:instancePath+"/charts/" + i4+"/set/" + i6,schemaPath:"#/properties/charts/items/properties/set/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/charts/" + i4+"/set/" + i6,schemaPath:"#/properties/charts/items/properties/set/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath:instancePath+"/charts/" + i4+"/set",schemaPath:"#/properties/charts/items/properties/set/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data11.setString !== undefined){
let data19 = data11.setString;
if(Array.isArray(data19)){
if(data19.length > 500){
const err38 = {instancePath:instancePath+"/charts/" + i4+"/setString",schemaPath:"#/properties/charts/items/properties/setString/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
const len7 = data19.length;
for(let i7=0; i7<len7; i7++){
let data20 = data19[i7];
if(typeof data20 === "string"){
if(!pattern0.test(data20)){
const err39 = {instancePath:instancePath+"/charts/" + i4+"/setString/" + i7,schemaPath:"#/properties/charts/items/properties/setString/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/charts/" + i4+"/setString/" + i7,schemaPath:"#/properties/charts/items/properties/setString/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/charts/" + i4+"/setString",schemaPath:"#/properties/charts/items/properties/setString/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data11.kubeVersion !== undefined){
let data21 = data11.kubeVersion;
if(typeof data21 === "string"){
if(!pattern12.test(data21)){
const err42 = {instancePath:instancePath+"/charts/" + i4+"/kubeVersion",schemaPath:"#/properties/charts/items/properties/kubeVersion/pattern",keyword:"pattern",params:{pattern: "^v?[0-9]+[.][0-9]+([.][0-9]+)?([-+].*)?$"},message:"must match pattern \""+"^v?[0-9]+[.][0-9]+([.][0-9]+)?([-+].*)?$"+"\""};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/charts/" + i4+"/kubeVersion",schemaPath:"#/properties/charts/items/properties/kubeVersion/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data11.apiVersions !== undefined){
let data22 = data11.apiVersions;
if(Array.isArray(data22)){
if(data22.length > 500){
const err44 = {instancePath:instancePath+"/charts/" + i4+"/apiVersions",schemaPath:"#/properties/charts/items/properties/apiVersions/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
const len8 = data22.length;
for(let i8=0; i8<len8; i8++){
let data23 = data22[i8];
if(typeof data23 === "string"){
if(!pattern0.test(data23)){
const err45 = {instancePath:instancePath+"/charts/" + i4+"/apiVersions/" + i8,schemaPath:"#/properties/charts/items/properties/apiVersions/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/charts/" + i4+"/apiVersions/" + i8,schemaPath:"#/properties/charts/items/properties/apiVersions/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/charts/" + i4+"/apiVersions",schemaPath:"#/properties/charts/items/properties/apiVersions/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data11.ciValues !== undefined){
if(typeof data11.ciValues !== "boolean"){
const err48 = {instancePath:instancePath+"/charts/" + i4+"/ciValues",schemaPath:"#/properties/charts/items/properties/ciValues/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data11.tests !== undefined){
if(typeof data11.tests !== "boolean"){
const err49 = {instancePath:instancePath+"/charts/" + i4+"/tests",schemaPath:"#/properties/charts/items/properties/tests/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data11.when !== undefined){
let data26 = data11.when;
if(typeof data26 === "string"){
if(!pattern0.test(data26)){
const err50 = {instancePath:instancePath+"/charts/" + i4+"/when",schemaPath:"#/properties/charts/items/properties/when/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/charts/" + i4+"/when",schemaPath:"#/properties/charts/items/properties/when/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
}
else {
const err52 = {instancePath:instancePath+"/charts/" + i4,schemaPath:"#/properties/charts/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/charts",schemaPath:"#/properties/charts/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data.chartSources !== undefined){
let data27 = data.chartSources;
if(data27 && typeof data27 == "object" && !Array.isArray(data27)){
for(const key2 in data27){
let data28 = data27[key2];
if(typeof data28 === "string"){
if(!pattern0.test(data28)){
const err54 = {instancePath:instancePath+"/chartSources/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/chartSources/additionalProperties/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
else {
const err55 = {instancePath:instancePath+"/chartSources/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/chartSources/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/chartSources",schemaPath:"#/properties/chartSources/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.profiles !== undefined){
let data29 = data.profiles;
if((typeof data29 !== "string") && (!(Array.isArray(data29)))){
const err57 = {instancePath:instancePath+"/profiles",schemaPath:"#/properties/profiles/type",keyword:"type",params:{type: schema11.properties.profiles.type},message:"must be string,array"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(typeof data29 === "string"){
if(!pattern0.test(data29)){
const err58 = {instancePath:instancePath+"/profiles",schemaPath:"#/properties/profiles/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(Array.isArray(data29)){
if(data29.length > 500){
const err59 = {instancePath:instancePath+"/profiles",schemaPath:"#/properties/profiles/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
const len9 = data29.length;
for(let i9=0; i9<len9; i9++){
let data30 = data29[i9];
if((typeof data30 !== "string") && (!(data30 && typeof data30 == "object" && !Array.isArray(data30)))){
const err60 = {instancePath:instancePath+"/profiles/" + i9,schemaPath:"#/properties/profiles/items/type",keyword:"type",params:{type: schema11.properties.profiles.items.type},message:"must be string,object"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(typeof data30 === "string"){
if(!pattern0.test(data30)){
const err61 = {instancePath:instancePath+"/profiles/" + i9,schemaPath:"#/properties/profiles/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
}
}
if(data.cluster !== undefined){
let data31 = data.cluster;
if(!((data31 === "hybrid") || (data31 === "fargate-only"))){
const err62 = {instancePath:instancePath+"/cluster",schemaPath:"#/properties/cluster/enum",keyword:"enum",params:{allowedValues: schema11.properties.cluster.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.loadBalancerController !== undefined){
let data32 = data.loadBalancerController;
if(!(((data32 === "aws-load-balancer-controller") || (data32 === "in-tree")) || (data32 === "auto-mode"))){
const err63 = {instancePath:instancePath+"/loadBalancerController",schemaPath:"#/properties/loadBalancerController/enum",keyword:"enum",params:{allowedValues: schema11.properties.loadBalancerController.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.namespace !== undefined){
let data33 = data.namespace;
if(typeof data33 === "string"){
if(!pattern8.test(data33)){
const err64 = {instancePath:instancePath+"/namespace",schemaPath:"#/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"+"\""};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/namespace",schemaPath:"#/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.region !== undefined){
let data34 = data.region;
if(typeof data34 === "string"){
if(!pattern19.test(data34)){
const err66 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$"},message:"must match pattern \""+"^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$"+"\""};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
else {
const err67 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data.prices !== undefined){
let data35 = data.prices;
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
if(data35.vcpuHour === undefined){
const err68 = {instancePath:instancePath+"/prices",schemaPath:"#/properties/prices/required",keyword:"required",params:{missingProperty: "vcpuHour"},message:"must have required property '"+"vcpuHour"+"'"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(data35.memoryGiBHour === undefined){
const err69 = {instancePath:instancePath+"/prices",schemaPath:"#/properties/prices/required",keyword:"required",params:{missingProperty: "memoryGiBHour"},message:"must have required property '"+"memoryGiBHour"+"'"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
for(const key3 in data35){
if(!(((key3 === "vcpuHour") || (key3 === "memoryGiBHour")) || (key3 === "currency"))){
const err70 = {instancePath:instancePath+"/prices",schemaPath:"#/properties/prices/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data35.vcpuHour !== undefined){
let data36 = data35.vcpuHour;
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 <= 0 || isNaN(data36)){
const err71 = {instancePath:instancePath+"/prices/vcpuHour",schemaPath:"#/properties/prices/properties/vcpuHour/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
else {
const err72 = {instancePath:instancePath+"/prices/vcpuHour",schemaPath:"#/properties/prices/properties/vcpuHour/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data35.memoryGiBHour !== undefined){
let data37 = data35.memoryGiBHour;
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 <= 0 || isNaN(data37)){
const err73 = {instancePath:instancePath+"/prices/memoryGiBHour",schemaPath:"#/properties/prices/properties/memoryGiBHour/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/prices/memoryGiBHour",schemaPath:"#/properties/prices/properties/memoryGiBHour/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data35.currency !== undefined){
let data38 = data35.currency;
if(typeof data38 === "string"){
if(!pattern20.test(data38)){
const err75 = {instancePath:instancePath+"/prices/currency",schemaPath:"#/properties/prices/properties/currency/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"},message:"must match pattern \""+"^[A-Z]{3}$"+"\""};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/prices/currency",schemaPath:"#/properties/prices/properties/currency/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
}
else {
const err77 = {instancePath:instancePath+"/prices",schemaPath:"#/properties/prices/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data.rules !== undefined){
let data39 = data.rules;
if(!(data39 && typeof data39 == "object" && !Array.isArray(data39))){
const err78 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data.overrides !== undefined){
let data40 = data.overrides;
if(Array.isArray(data40)){
if(data40.length > 500){
const err79 = {instancePath:instancePath+"/overrides",schemaPath:"#/properties/overrides/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
const len10 = data40.length;
for(let i10=0; i10<len10; i10++){
let data41 = data40[i10];
if(data41 && typeof data41 == "object" && !Array.isArray(data41)){
if(data41.rules === undefined){
const err80 = {instancePath:instancePath+"/overrides/" + i10,schemaPath:"#/properties/overrides/items/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
for(const key4 in data41){
if(!(((((key4 === "files") || (key4 === "kinds")) || (key4 === "namespaces")) || (key4 === "labels")) || (key4 === "rules"))){
const err81 = {instancePath:instancePath+"/overrides/" + i10,schemaPath:"#/properties/overrides/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data41.files !== undefined){
let data42 = data41.files;
if(Array.isArray(data42)){
if(data42.length > 500){
const err82 = {instancePath:instancePath+"/overrides/" + i10+"/files",schemaPath:"#/properties/overrides/items/properties/files/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
const len11 = data42.length;
for(let i11=0; i11<len11; i11++){
let data43 = data42[i11];
if(typeof data43 === "string"){
if(!pattern0.test(data43)){
const err83 = {instancePath:instancePath+"/overrides/" + i10+"/files/" + i11,schemaPath:"#/properties/overrides/items/properties/files/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
else {
const err84 = {instancePath:instancePath+"/overrides/" + i10+"/files/" + i11,schemaPath:"#/properties/overrides/items/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
}
else {
const err85 = {instancePath:instancePath+"/overrides/" + i10+"/files",schemaPath:"#/properties/overrides/items/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data41.kinds !== undefined){
let data44 = data41.kinds;
if(Array.isArray(data44)){
if(data44.length > 500){
const err86 = {instancePath:instancePath+"/overrides/" + i10+"/kinds",schemaPath:"#/properties/overrides/items/properties/kinds/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
const len12 = data44.length;
for(let i12=0; i12<len12; i12++){
let data45 = data44[i12];
if(typeof data45 === "string"){
if(!pattern22.test(data45)){
const err87 = {instancePath:instancePath+"/overrides/" + i10+"/kinds/" + i12,schemaPath:"#/properties/overrides/items/properties/kinds/items/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Za-z0-9]*$"},message:"must match pattern \""+"^[A-Z][A-Za-z0-9]*$"+"\""};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {instancePath:instancePath+"/overrides/" + i10+"/kinds/" + i12,schemaPath:"#/properties/overrides/items/properties/kinds/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
}
else {
const err89 = {instancePath:instancePath+"/overrides/" + i10+"/kinds",schemaPath:"#/properties/overrides/items/properties/kinds/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data41.namespaces !== undefined){
let data46 = data41.namespaces;
if(Array.isArray(data46)){
if(data46.length > 500){
const err90 = {instancePath:instancePath+"/overrides/" + i10+"/namespaces",schemaPath:"#/properties/overrides/items/properties/namespaces/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
const len13 = data46.length;
for(let i13=0; i13<len13; i13++){
let data47 = data46[i13];
if(typeof data47 === "string"){
if(!pattern23.test(data47)){
const err91 = {instancePath:instancePath+"/overrides/" + i10+"/namespaces/" + i13,schemaPath:"#/properties/overrides/items/properties/namespaces/items/pattern",keyword:"pattern",params:{pattern: "^[-A-Za-z0-9.:_*?]{1,253}$"},message:"must match pattern \""+"^[-A-Za-z0-9.:_*?]{1,253}$"+"\""};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
else {
const err92 = {instancePath:instancePath+"/overrides/" + i10+"/namespaces/" + i13,schemaPath:"#/properties/overrides/items/properties/namespaces/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
}
else {
const err93 = {instancePath:instancePath+"/overrides/" + i10+"/namespaces",schemaPath:"#/properties/overrides/items/properties/namespaces/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data41.labels !== undefined){
let data48 = data41.labels;
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
for(const key5 in data48){
if(typeof data48[key5] !== "string"){
const err94 = {instancePath:instancePath+"/overrides/" + i10+"/labels/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/overrides/items/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
}
else {
const err95 = {instancePath:instancePath+"/overrides/" + i10+"/labels",schemaPath:"#/properties/overrides/items/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data41.rules !== undefined){
let data50 = data41.rules;
if(!(data50 && typeof data50 == "object" && !Array.isArray(data50))){
const err96 = {instancePath:instancePath+"/overrides/" + i10+"/rules",schemaPath:"#/properties/overrides/items/properties/rules/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
}
else {
const err97 = {instancePath:instancePath+"/overrides/" + i10,schemaPath:"#/properties/overrides/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
else {
const err98 = {instancePath:instancePath+"/overrides",schemaPath:"#/properties/overrides/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data.ignore !== undefined){
let data51 = data.ignore;
if(Array.isArray(data51)){
if(data51.length > 500){
const err99 = {instancePath:instancePath+"/ignore",schemaPath:"#/properties/ignore/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
const len14 = data51.length;
for(let i14=0; i14<len14; i14++){
let data52 = data51[i14];
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
if(data52.rule === undefined){
const err100 = {instancePath:instancePath+"/ignore/" + i14,schemaPath:"#/properties/ignore/items/required",keyword:"required",params:{missingProperty: "rule"},message:"must have required property '"+"rule"+"'"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if(data52.reason === undefined){
const err101 = {instancePath:instancePath+"/ignore/" + i14,schemaPath:"#/properties/ignore/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
for(const key6 in data52){
if(!(((((((key6 === "rule") || (key6 === "kind")) || (key6 === "namespace")) || (key6 === "name")) || (key6 === "files")) || (key6 === "reason")) || (key6 === "expires"))){
const err102 = {instancePath:instancePath+"/ignore/" + i14,schemaPath:"#/properties/ignore/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data52.rule !== undefined){
let data53 = data52.rule;
if(typeof data53 === "string"){
if(!pattern0.test(data53)){
const err103 = {instancePath:instancePath+"/ignore/" + i14+"/rule",schemaPath:"#/properties/ignore/items/properties/rule/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
else {
const err104 = {instancePath:instancePath+"/ignore/" + i14+"/rule",schemaPath:"#/properties/ignore/items/properties/rule/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data52.kind !== undefined){
let data54 = data52.kind;
if(typeof data54 === "string"){
if(!pattern22.test(data54)){
const err105 = {instancePath:instancePath+"/ignore/" + i14+"/kind",schemaPath:"#/properties/ignore/items/properties/kind/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Za-z0-9]*$"},message:"must match pattern \""+"^[A-Z][A-Za-z0-9]*$"+"\""};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
else {
const err106 = {instancePath:instancePath+"/ignore/" + i14+"/kind",schemaPath:"#/properties/ignore/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data52.namespace !== undefined){
let data55 = data52.namespace;
if(typeof data55 === "string"){
if(!pattern23.test(data55)){
const err107 = {instancePath:instancePath+"/ignore/" + i14+"/namespace",schemaPath:"#/properties/ignore/items/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[-A-Za-z0-9.:_*?]{1,253}$"},message:"must match pattern \""+"^[-A-Za-z0-9.:_*?]{1,253}$"+"\""};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
else {
const err108 = {instancePath:instancePath+"/ignore/" + i14+"/namespace",schemaPath:"#/properties/ignore/items/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data52.name !== undefined){
let data56 = data52.name;
if(typeof data56 === "string"){
if(!pattern23.test(data56)){
const err109 = {instancePath:instancePath+"/ignore/" + i14+"/name",schemaPath:"#/properties/ignore/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[-A-Za-z0-9.:_*?]{1,253}$"},message:"must match pattern \""+"^[-A-Za-z0-9.:_*?]{1,253}$"+"\""};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
else {
const err110 = {instancePath:instancePath+"/ignore/" + i14+"/name",schemaPath:"#/properties/ignore/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data52.files !== undefined){
let data57 = data52.files;
if(Array.isArray(data57)){
if(data57.length > 500){
const err111 = {instancePath:instancePath+"/ignore/" + i14+"/files",schemaPath:"#/properties/ignore/items/properties/files/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
const len15 = data57.length;
for(let i15=0; i15<len15; i15++){
let data58 = data57[i15];
if(typeof data58 === "string"){
if(!pattern0.test(data58)){
const err112 = {instancePath:instancePath+"/ignore/" + i14+"/files/" + i15,schemaPath:"#/properties/ignore/items/properties/files/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
else {
const err113 = {instancePath:instancePath+"/ignore/" + i14+"/files/" + i15,schemaPath:"#/properties/ignore/items/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
}
else {
const err114 = {instancePath:instancePath+"/ignore/" + i14+"/files",schemaPath:"#/properties/ignore/items/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data52.reason !== undefined){
let data59 = data52.reason;
if(typeof data59 === "string"){
if(!pattern0.test(data59)){
const err115 = {instancePath:instancePath+"/ignore/" + i14+"/reason",schemaPath:"#/properties/ignore/items/properties/reason/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
else {
const err116 = {instancePath:instancePath+"/ignore/" + i14+"/reason",schemaPath:"#/properties/ignore/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data52.expires !== undefined){
let data60 = data52.expires;
if(typeof data60 === "string"){
if(!pattern30.test(data60)){
const err117 = {instancePath:instancePath+"/ignore/" + i14+"/expires",schemaPath:"#/properties/ignore/items/properties/expires/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"+"\""};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
else {
const err118 = {instancePath:instancePath+"/ignore/" + i14+"/expires",schemaPath:"#/properties/ignore/items/properties/expires/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
}
else {
const err119 = {instancePath:instancePath+"/ignore/" + i14,schemaPath:"#/properties/ignore/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
}
else {
const err120 = {instancePath:instancePath+"/ignore",schemaPath:"#/properties/ignore/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data.baseline !== undefined){
let data61 = data.baseline;
if(typeof data61 === "string"){
if(!pattern0.test(data61)){
const err121 = {instancePath:instancePath+"/baseline",schemaPath:"#/properties/baseline/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
else {
const err122 = {instancePath:instancePath+"/baseline",schemaPath:"#/properties/baseline/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data.customKinds !== undefined){
let data62 = data.customKinds;
if(Array.isArray(data62)){
if(data62.length > 500){
const err123 = {instancePath:instancePath+"/customKinds",schemaPath:"#/properties/customKinds/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
const len16 = data62.length;
for(let i16=0; i16<len16; i16++){
let data63 = data62[i16];
if(data63 && typeof data63 == "object" && !Array.isArray(data63)){
if(data63.group === undefined){
const err124 = {instancePath:instancePath+"/customKinds/" + i16,schemaPath:"#/properties/customKinds/items/required",keyword:"required",params:{missingProperty: "group"},message:"must have required property '"+"group"+"'"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if(data63.kind === undefined){
const err125 = {instancePath:instancePath+"/customKinds/" + i16,schemaPath:"#/properties/customKinds/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(data63.template === undefined){
const err126 = {instancePath:instancePath+"/customKinds/" + i16,schemaPath:"#/properties/customKinds/items/required",keyword:"required",params:{missingProperty: "template"},message:"must have required property '"+"template"+"'"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
for(const key7 in data63){
if(!((((key7 === "group") || (key7 === "kind")) || (key7 === "template")) || (key7 === "replicas"))){
const err127 = {instancePath:instancePath+"/customKinds/" + i16,schemaPath:"#/properties/customKinds/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data63.group !== undefined){
let data64 = data63.group;
if(typeof data64 === "string"){
if(!pattern32.test(data64)){
const err128 = {instancePath:instancePath+"/customKinds/" + i16+"/group",schemaPath:"#/properties/customKinds/items/properties/group/pattern",keyword:"pattern",params:{pattern: "^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$"},message:"must match pattern \""+"^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$"+"\""};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
else {
const err129 = {instancePath:instancePath+"/customKinds/" + i16+"/group",schemaPath:"#/properties/customKinds/items/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data63.kind !== undefined){
let data65 = data63.kind;
if(typeof data65 === "string"){
if(!pattern22.test(data65)){
const err130 = {instancePath:instancePath+"/customKinds/" + i16+"/kind",schemaPath:"#/properties/customKinds/items/properties/kind/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Za-z0-9]*$"},message:"must match pattern \""+"^[A-Z][A-Za-z0-9]*$"+"\""};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
else {
const err131 = {instancePath:instancePath+"/customKinds/" + i16+"/kind",schemaPath:"#/properties/customKinds/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data63.template !== undefined){
let data66 = data63.template;
if(typeof data66 === "string"){
if(!pattern34.test(data66)){
const err132 = {instancePath:instancePath+"/customKinds/" + i16+"/template",schemaPath:"#/properties/customKinds/items/properties/template/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$"+"\""};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
else {
const err133 = {instancePath:instancePath+"/customKinds/" + i16+"/template",schemaPath:"#/properties/customKinds/items/properties/template/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data63.replicas !== undefined){
let data67 = data63.replicas;
if(typeof data67 === "string"){
if(!pattern34.test(data67)){
const err134 = {instancePath:instancePath+"/customKinds/" + i16+"/replicas",schemaPath:"#/properties/customKinds/items/properties/replicas/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$"+"\""};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
else {
const err135 = {instancePath:instancePath+"/customKinds/" + i16+"/replicas",schemaPath:"#/properties/customKinds/items/properties/replicas/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
}
else {
const err136 = {instancePath:instancePath+"/customKinds/" + i16,schemaPath:"#/properties/customKinds/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
}
else {
const err137 = {instancePath:instancePath+"/customKinds",schemaPath:"#/properties/customKinds/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data.plan !== undefined){
let data68 = data.plan;
if(data68 && typeof data68 == "object" && !Array.isArray(data68)){
for(const key8 in data68){
if(!(func2.call(schema11.properties.plan.properties, key8))){
const err138 = {instancePath:instancePath+"/plan",schemaPath:"#/properties/plan/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
if(data68.keep !== undefined){
let data69 = data68.keep;
if(Array.isArray(data69)){
if(data69.length > 500){
const err139 = {instancePath:instancePath+"/plan/keep",schemaPath:"#/properties/plan/properties/keep/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
const len17 = data69.length;
for(let i17=0; i17<len17; i17++){
let data70 = data69[i17];
if(typeof data70 === "string"){
if(!pattern0.test(data70)){
const err140 = {instancePath:instancePath+"/plan/keep/" + i17,schemaPath:"#/properties/plan/properties/keep/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
else {
const err141 = {instancePath:instancePath+"/plan/keep/" + i17,schemaPath:"#/properties/plan/properties/keep/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
}
else {
const err142 = {instancePath:instancePath+"/plan/keep",schemaPath:"#/properties/plan/properties/keep/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
if(data68.move !== undefined){
let data71 = data68.move;
if(Array.isArray(data71)){
if(data71.length > 500){
const err143 = {instancePath:instancePath+"/plan/move",schemaPath:"#/properties/plan/properties/move/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
const len18 = data71.length;
for(let i18=0; i18<len18; i18++){
let data72 = data71[i18];
if(typeof data72 === "string"){
if(!pattern0.test(data72)){
const err144 = {instancePath:instancePath+"/plan/move/" + i18,schemaPath:"#/properties/plan/properties/move/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
else {
const err145 = {instancePath:instancePath+"/plan/move/" + i18,schemaPath:"#/properties/plan/properties/move/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
}
else {
const err146 = {instancePath:instancePath+"/plan/move",schemaPath:"#/properties/plan/properties/move/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data68.ec2 !== undefined){
let data73 = data68.ec2;
if(typeof data73 === "string"){
if(!pattern0.test(data73)){
const err147 = {instancePath:instancePath+"/plan/ec2",schemaPath:"#/properties/plan/properties/ec2/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
else {
const err148 = {instancePath:instancePath+"/plan/ec2",schemaPath:"#/properties/plan/properties/ec2/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
if(data68.minNodes !== undefined){
let data74 = data68.minNodes;
if(!(((typeof data74 == "number") && (!(data74 % 1) && !isNaN(data74))) && (isFinite(data74)))){
const err149 = {instancePath:instancePath+"/plan/minNodes",schemaPath:"#/properties/plan/properties/minNodes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if((typeof data74 == "number") && (isFinite(data74))){
if(data74 > 10000 || isNaN(data74)){
const err150 = {instancePath:instancePath+"/plan/minNodes",schemaPath:"#/properties/plan/properties/minNodes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
if(data74 < 0 || isNaN(data74)){
const err151 = {instancePath:instancePath+"/plan/minNodes",schemaPath:"#/properties/plan/properties/minNodes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
}
if(data68.pools !== undefined){
let data75 = data68.pools;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
const err152 = {instancePath:instancePath+"/plan/pools",schemaPath:"#/properties/plan/properties/pools/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if((typeof data75 == "number") && (isFinite(data75))){
if(data75 > 100 || isNaN(data75)){
const err153 = {instancePath:instancePath+"/plan/pools",schemaPath:"#/properties/plan/properties/pools/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100"};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
if(data75 < 1 || isNaN(data75)){
const err154 = {instancePath:instancePath+"/plan/pools",schemaPath:"#/properties/plan/properties/pools/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
}
if(data68.packing !== undefined){
let data76 = data68.packing;
if((typeof data76 == "number") && (isFinite(data76))){
if(data76 > 1 || isNaN(data76)){
const err155 = {instancePath:instancePath+"/plan/packing",schemaPath:"#/properties/plan/properties/packing/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if(data76 <= 0 || isNaN(data76)){
const err156 = {instancePath:instancePath+"/plan/packing",schemaPath:"#/properties/plan/properties/packing/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
else {
const err157 = {instancePath:instancePath+"/plan/packing",schemaPath:"#/properties/plan/properties/packing/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data68.hpa !== undefined){
let data77 = data68.hpa;
if((typeof data77 == "number") && (isFinite(data77))){
if(data77 > 1 || isNaN(data77)){
const err158 = {instancePath:instancePath+"/plan/hpa",schemaPath:"#/properties/plan/properties/hpa/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
if(data77 < 0 || isNaN(data77)){
const err159 = {instancePath:instancePath+"/plan/hpa",schemaPath:"#/properties/plan/properties/hpa/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
else {
const err160 = {instancePath:instancePath+"/plan/hpa",schemaPath:"#/properties/plan/properties/hpa/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
if(data68.jobMinutes !== undefined){
let data78 = data68.jobMinutes;
if((typeof data78 == "number") && (isFinite(data78))){
if(data78 < 0 || isNaN(data78)){
const err161 = {instancePath:instancePath+"/plan/jobMinutes",schemaPath:"#/properties/plan/properties/jobMinutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
else {
const err162 = {instancePath:instancePath+"/plan/jobMinutes",schemaPath:"#/properties/plan/properties/jobMinutes/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
if(data68.quotaVcpu !== undefined){
let data79 = data68.quotaVcpu;
if((typeof data79 == "number") && (isFinite(data79))){
if(data79 < 0 || isNaN(data79)){
const err163 = {instancePath:instancePath+"/plan/quotaVcpu",schemaPath:"#/properties/plan/properties/quotaVcpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
else {
const err164 = {instancePath:instancePath+"/plan/quotaVcpu",schemaPath:"#/properties/plan/properties/quotaVcpu/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
}
else {
const err165 = {instancePath:instancePath+"/plan",schemaPath:"#/properties/plan/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
}
else {
const err166 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

