// Written by `npm run generate`: the schema of configurations, compiled, so that they are read without ajv.
"use strict";
export const validateConfig = validate10;
const schema11 = {"type":"object","additionalProperties":false,"properties":{"$schema":{"type":"string","pattern":"\\S"},"extends":{"type":["string","array"],"pattern":"\\S","items":{"type":"string","pattern":"\\S"},"maxItems":32},"include":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"ignores":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"render":{"type":"boolean"},"kustomizations":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"profiles":{"type":["string","array"],"pattern":"\\S","items":{"type":["string","object"],"pattern":"\\S"},"maxItems":500},"cluster":{"enum":["hybrid","fargate-only"]},"loadBalancerController":{"enum":["aws-load-balancer-controller","in-tree","auto-mode"]},"namespace":{"type":"string","pattern":"^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"},"region":{"type":"string","pattern":"^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$"},"prices":{"type":"object","additionalProperties":false,"properties":{"vcpuHour":{"type":"number","exclusiveMinimum":0},"memoryGiBHour":{"type":"number","exclusiveMinimum":0},"currency":{"type":"string","pattern":"^[A-Z]{3}$"}},"required":["vcpuHour","memoryGiBHour"]},"rules":{"type":"object"},"overrides":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"files":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"kinds":{"type":"array","items":{"type":"string","pattern":"^[A-Z][A-Za-z0-9]*$"},"maxItems":500},"namespaces":{"type":"array","items":{"type":"string","pattern":"^[-A-Za-z0-9.:_*?]{1,253}$"},"maxItems":500},"labels":{"type":"object","additionalProperties":{"type":"string"}},"rules":{"type":"object"}},"required":["rules"]},"maxItems":500},"ignore":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"rule":{"type":"string","pattern":"\\S"},"kind":{"type":"string","pattern":"^[A-Z][A-Za-z0-9]*$"},"namespace":{"type":"string","pattern":"^[-A-Za-z0-9.:_*?]{1,253}$"},"name":{"type":"string","pattern":"^[-A-Za-z0-9.:_*?]{1,253}$"},"files":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"reason":{"type":"string","pattern":"\\S"},"expires":{"type":"string","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}},"required":["rule","reason"]},"maxItems":500},"customKinds":{"type":"array","items":{"type":"object","additionalProperties":false,"properties":{"group":{"type":"string","pattern":"^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$"},"kind":{"type":"string","pattern":"^[A-Z][A-Za-z0-9]*$"},"template":{"type":"string","pattern":"^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$"},"replicas":{"type":"string","pattern":"^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$"}},"required":["group","kind","template"]},"maxItems":500},"plan":{"type":"object","additionalProperties":false,"properties":{"keep":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"move":{"type":"array","items":{"type":"string","pattern":"\\S"},"maxItems":500},"ec2":{"type":"string","pattern":"\\S"},"minNodes":{"type":"integer","minimum":0,"maximum":10000},"packing":{"type":"number","exclusiveMinimum":0,"maximum":1},"hpa":{"type":"number","minimum":0,"maximum":1},"jobMinutes":{"type":"number","minimum":0},"quotaVcpu":{"type":"number","minimum":0}}}}};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = new RegExp("\\S", "u");
const pattern8 = new RegExp("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", "u");
const pattern9 = new RegExp("^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$", "u");
const pattern10 = new RegExp("^[A-Z]{3}$", "u");
const pattern12 = new RegExp("^[A-Z][A-Za-z0-9]*$", "u");
const pattern13 = new RegExp("^[-A-Za-z0-9.:_*?]{1,253}$", "u");
const pattern20 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");
const pattern21 = new RegExp("^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$", "u");
const pattern23 = new RegExp("^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$", "u");

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
if(data.profiles !== undefined){
let data10 = data.profiles;
if((typeof data10 !== "string") && (!(Array.isArray(data10)))){
const err21 = {instancePath:instancePath+"/profiles",schemaPath:"#/properties/profiles/type",keyword:"type",params:{type: schema11.properties.profiles.type},message:"must be string,array"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
const err22 = {instancePath:instancePath+"/profiles",schemaPath:"#/properties/profiles/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(Array.isArray(data10)){
if(data10.length > 500){
const err23 = {instancePath:instancePath+"/profiles",schemaPath:"#/properties/profiles/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
const len4 = data10.length;
for(let i4=0; i4<len4; i4++){
let data11 = data10[i4];
if((typeof data11 !== "string") && (!(data11 && typeof data11 == "object" && !Array.isArray(data11)))){
const err24 = {instancePath:instancePath+"/profiles/" + i4,schemaPath:"#/properties/profiles/items/type",keyword:"type",params:{type: schema11.properties.profiles.items.type},message:"must be string,object"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(typeof data11 === "string"){
if(!pattern0.test(data11)){
const err25 = {instancePath:instancePath+"/profiles/" + i4,schemaPath:"#/properties/profiles/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
}
}
if(data.cluster !== undefined){
let data12 = data.cluster;
if(!((data12 === "hybrid") || (data12 === "fargate-only"))){
const err26 = {instancePath:instancePath+"/cluster",schemaPath:"#/properties/cluster/enum",keyword:"enum",params:{allowedValues: schema11.properties.cluster.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.loadBalancerController !== undefined){
let data13 = data.loadBalancerController;
if(!(((data13 === "aws-load-balancer-controller") || (data13 === "in-tree")) || (data13 === "auto-mode"))){
const err27 = {instancePath:instancePath+"/loadBalancerController",schemaPath:"#/properties/loadBalancerController/enum",keyword:"enum",params:{allowedValues: schema11.properties.loadBalancerController.enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.namespace !== undefined){
let data14 = data.namespace;
if(typeof data14 === "string"){
if(!pattern8.test(data14)){
const err28 = {instancePath:instancePath+"/namespace",schemaPath:"#/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"},message:"must match pattern \""+"^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"+"\""};
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
const err29 = {instancePath:instancePath+"/namespace",schemaPath:"#/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.region !== undefined){
let data15 = data.region;
if(typeof data15 === "string"){
if(!pattern9.test(data15)){
const err30 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/pattern",keyword:"pattern",params:{pattern: "^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$"},message:"must match pattern \""+"^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$"+"\""};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
else {
const err31 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.prices !== undefined){
let data16 = data.prices;
if(data16 && typeof data16 == "object" && !Array.isArray(data16)){
if(data16.vcpuHour === undefined){
const err32 = {instancePath:instancePath+"/prices",schemaPath:"#/properties/prices/required",keyword:"required",params:{missingProperty: "vcpuHour"},message:"must have required property '"+"vcpuHour"+"'"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(data16.memoryGiBHour === undefined){
const err33 = {instancePath:instancePath+"/prices",schemaPath:"#/properties/prices/required",keyword:"required",params:{missingProperty: "memoryGiBHour"},message:"must have required property '"+"memoryGiBHour"+"'"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
for(const key1 in data16){
if(!(((key1 === "vcpuHour") || (key1 === "memoryGiBHour")) || (key1 === "currency"))){
const err34 = {instancePath:instancePath+"/prices",schemaPath:"#/properties/prices/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data16.vcpuHour !== undefined){
let data17 = data16.vcpuHour;
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 <= 0 || isNaN(data17)){
const err35 = {instancePath:instancePath+"/prices/vcpuHour",schemaPath:"#/properties/prices/properties/vcpuHour/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
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
const err36 = {instancePath:instancePath+"/prices/vcpuHour",schemaPath:"#/properties/prices/properties/vcpuHour/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data16.memoryGiBHour !== undefined){
let data18 = data16.memoryGiBHour;
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 <= 0 || isNaN(data18)){
const err37 = {instancePath:instancePath+"/prices/memoryGiBHour",schemaPath:"#/properties/prices/properties/memoryGiBHour/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/prices/memoryGiBHour",schemaPath:"#/properties/prices/properties/memoryGiBHour/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data16.currency !== undefined){
let data19 = data16.currency;
if(typeof data19 === "string"){
if(!pattern10.test(data19)){
const err39 = {instancePath:instancePath+"/prices/currency",schemaPath:"#/properties/prices/properties/currency/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"},message:"must match pattern \""+"^[A-Z]{3}$"+"\""};
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
const err40 = {instancePath:instancePath+"/prices/currency",schemaPath:"#/properties/prices/properties/currency/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err41 = {instancePath:instancePath+"/prices",schemaPath:"#/properties/prices/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.rules !== undefined){
let data20 = data.rules;
if(!(data20 && typeof data20 == "object" && !Array.isArray(data20))){
const err42 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.overrides !== undefined){
let data21 = data.overrides;
if(Array.isArray(data21)){
if(data21.length > 500){
const err43 = {instancePath:instancePath+"/overrides",schemaPath:"#/properties/overrides/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
const len5 = data21.length;
for(let i5=0; i5<len5; i5++){
let data22 = data21[i5];
if(data22 && typeof data22 == "object" && !Array.isArray(data22)){
if(data22.rules === undefined){
const err44 = {instancePath:instancePath+"/overrides/" + i5,schemaPath:"#/properties/overrides/items/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
for(const key2 in data22){
if(!(((((key2 === "files") || (key2 === "kinds")) || (key2 === "namespaces")) || (key2 === "labels")) || (key2 === "rules"))){
const err45 = {instancePath:instancePath+"/overrides/" + i5,schemaPath:"#/properties/overrides/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data22.files !== undefined){
let data23 = data22.files;
if(Array.isArray(data23)){
if(data23.length > 500){
const err46 = {instancePath:instancePath+"/overrides/" + i5+"/files",schemaPath:"#/properties/overrides/items/properties/files/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
const len6 = data23.length;
for(let i6=0; i6<len6; i6++){
let data24 = data23[i6];
if(typeof data24 === "string"){
if(!pattern0.test(data24)){
const err47 = {instancePath:instancePath+"/overrides/" + i5+"/files/" + i6,schemaPath:"#/properties/overrides/items/properties/files/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/overrides/" + i5+"/files/" + i6,schemaPath:"#/properties/overrides/items/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
}
else {
const err49 = {instancePath:instancePath+"/overrides/" + i5+"/files",schemaPath:"#/properties/overrides/items/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data22.kinds !== undefined){
let data25 = data22.kinds;
if(Array.isArray(data25)){
if(data25.length > 500){
const err50 = {instancePath:instancePath+"/overrides/" + i5+"/kinds",schemaPath:"#/properties/overrides/items/properties/kinds/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
const len7 = data25.length;
for(let i7=0; i7<len7; i7++){
let data26 = data25[i7];
if(typeof data26 === "string"){
if(!pattern12.test(data26)){
const err51 = {instancePath:instancePath+"/overrides/" + i5+"/kinds/" + i7,schemaPath:"#/properties/overrides/items/properties/kinds/items/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Za-z0-9]*$"},message:"must match pattern \""+"^[A-Z][A-Za-z0-9]*$"+"\""};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
else {
const err52 = {instancePath:instancePath+"/overrides/" + i5+"/kinds/" + i7,schemaPath:"#/properties/overrides/items/properties/kinds/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err53 = {instancePath:instancePath+"/overrides/" + i5+"/kinds",schemaPath:"#/properties/overrides/items/properties/kinds/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data22.namespaces !== undefined){
let data27 = data22.namespaces;
if(Array.isArray(data27)){
if(data27.length > 500){
const err54 = {instancePath:instancePath+"/overrides/" + i5+"/namespaces",schemaPath:"#/properties/overrides/items/properties/namespaces/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
const len8 = data27.length;
for(let i8=0; i8<len8; i8++){
let data28 = data27[i8];
if(typeof data28 === "string"){
if(!pattern13.test(data28)){
const err55 = {instancePath:instancePath+"/overrides/" + i5+"/namespaces/" + i8,schemaPath:"#/properties/overrides/items/properties/namespaces/items/pattern",keyword:"pattern",params:{pattern: "^[-A-Za-z0-9.:_*?]{1,253}$"},message:"must match pattern \""+"^[-A-Za-z0-9.:_*?]{1,253}$"+"\""};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/overrides/" + i5+"/namespaces/" + i8,schemaPath:"#/properties/overrides/items/properties/namespaces/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/overrides/" + i5+"/namespaces",schemaPath:"#/properties/overrides/items/properties/namespaces/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data22.labels !== undefined){
let data29 = data22.labels;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
for(const key3 in data29){
if(typeof data29[key3] !== "string"){
const err58 = {instancePath:instancePath+"/overrides/" + i5+"/labels/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/overrides/items/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath:instancePath+"/overrides/" + i5+"/labels",schemaPath:"#/properties/overrides/items/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data22.rules !== undefined){
let data31 = data22.rules;
if(!(data31 && typeof data31 == "object" && !Array.isArray(data31))){
const err60 = {instancePath:instancePath+"/overrides/" + i5+"/rules",schemaPath:"#/properties/overrides/items/properties/rules/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
else {
const err61 = {instancePath:instancePath+"/overrides/" + i5,schemaPath:"#/properties/overrides/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
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
else {
const err62 = {instancePath:instancePath+"/overrides",schemaPath:"#/properties/overrides/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data.ignore !== undefined){
let data32 = data.ignore;
if(Array.isArray(data32)){
if(data32.length > 500){
const err63 = {instancePath:instancePath+"/ignore",schemaPath:"#/properties/ignore/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
const len9 = data32.length;
for(let i9=0; i9<len9; i9++){
let data33 = data32[i9];
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
if(data33.rule === undefined){
const err64 = {instancePath:instancePath+"/ignore/" + i9,schemaPath:"#/properties/ignore/items/required",keyword:"required",params:{missingProperty: "rule"},message:"must have required property '"+"rule"+"'"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data33.reason === undefined){
const err65 = {instancePath:instancePath+"/ignore/" + i9,schemaPath:"#/properties/ignore/items/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
for(const key4 in data33){
if(!(((((((key4 === "rule") || (key4 === "kind")) || (key4 === "namespace")) || (key4 === "name")) || (key4 === "files")) || (key4 === "reason")) || (key4 === "expires"))){
const err66 = {instancePath:instancePath+"/ignore/" + i9,schemaPath:"#/properties/ignore/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data33.rule !== undefined){
let data34 = data33.rule;
if(typeof data34 === "string"){
if(!pattern0.test(data34)){
const err67 = {instancePath:instancePath+"/ignore/" + i9+"/rule",schemaPath:"#/properties/ignore/items/properties/rule/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/ignore/" + i9+"/rule",schemaPath:"#/properties/ignore/items/properties/rule/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data33.kind !== undefined){
let data35 = data33.kind;
if(typeof data35 === "string"){
if(!pattern12.test(data35)){
const err69 = {instancePath:instancePath+"/ignore/" + i9+"/kind",schemaPath:"#/properties/ignore/items/properties/kind/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Za-z0-9]*$"},message:"must match pattern \""+"^[A-Z][A-Za-z0-9]*$"+"\""};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
else {
const err70 = {instancePath:instancePath+"/ignore/" + i9+"/kind",schemaPath:"#/properties/ignore/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data33.namespace !== undefined){
let data36 = data33.namespace;
if(typeof data36 === "string"){
if(!pattern13.test(data36)){
const err71 = {instancePath:instancePath+"/ignore/" + i9+"/namespace",schemaPath:"#/properties/ignore/items/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[-A-Za-z0-9.:_*?]{1,253}$"},message:"must match pattern \""+"^[-A-Za-z0-9.:_*?]{1,253}$"+"\""};
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
const err72 = {instancePath:instancePath+"/ignore/" + i9+"/namespace",schemaPath:"#/properties/ignore/items/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data33.name !== undefined){
let data37 = data33.name;
if(typeof data37 === "string"){
if(!pattern13.test(data37)){
const err73 = {instancePath:instancePath+"/ignore/" + i9+"/name",schemaPath:"#/properties/ignore/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[-A-Za-z0-9.:_*?]{1,253}$"},message:"must match pattern \""+"^[-A-Za-z0-9.:_*?]{1,253}$"+"\""};
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
const err74 = {instancePath:instancePath+"/ignore/" + i9+"/name",schemaPath:"#/properties/ignore/items/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data33.files !== undefined){
let data38 = data33.files;
if(Array.isArray(data38)){
if(data38.length > 500){
const err75 = {instancePath:instancePath+"/ignore/" + i9+"/files",schemaPath:"#/properties/ignore/items/properties/files/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
const len10 = data38.length;
for(let i10=0; i10<len10; i10++){
let data39 = data38[i10];
if(typeof data39 === "string"){
if(!pattern0.test(data39)){
const err76 = {instancePath:instancePath+"/ignore/" + i9+"/files/" + i10,schemaPath:"#/properties/ignore/items/properties/files/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/ignore/" + i9+"/files/" + i10,schemaPath:"#/properties/ignore/items/properties/files/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath:instancePath+"/ignore/" + i9+"/files",schemaPath:"#/properties/ignore/items/properties/files/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data33.reason !== undefined){
let data40 = data33.reason;
if(typeof data40 === "string"){
if(!pattern0.test(data40)){
const err79 = {instancePath:instancePath+"/ignore/" + i9+"/reason",schemaPath:"#/properties/ignore/items/properties/reason/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/ignore/" + i9+"/reason",schemaPath:"#/properties/ignore/items/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data33.expires !== undefined){
let data41 = data33.expires;
if(typeof data41 === "string"){
if(!pattern20.test(data41)){
const err81 = {instancePath:instancePath+"/ignore/" + i9+"/expires",schemaPath:"#/properties/ignore/items/properties/expires/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},message:"must match pattern \""+"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"+"\""};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/ignore/" + i9+"/expires",schemaPath:"#/properties/ignore/items/properties/expires/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
}
else {
const err83 = {instancePath:instancePath+"/ignore/" + i9,schemaPath:"#/properties/ignore/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/ignore",schemaPath:"#/properties/ignore/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data.customKinds !== undefined){
let data42 = data.customKinds;
if(Array.isArray(data42)){
if(data42.length > 500){
const err85 = {instancePath:instancePath+"/customKinds",schemaPath:"#/properties/customKinds/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
const len11 = data42.length;
for(let i11=0; i11<len11; i11++){
let data43 = data42[i11];
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.group === undefined){
const err86 = {instancePath:instancePath+"/customKinds/" + i11,schemaPath:"#/properties/customKinds/items/required",keyword:"required",params:{missingProperty: "group"},message:"must have required property '"+"group"+"'"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if(data43.kind === undefined){
const err87 = {instancePath:instancePath+"/customKinds/" + i11,schemaPath:"#/properties/customKinds/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data43.template === undefined){
const err88 = {instancePath:instancePath+"/customKinds/" + i11,schemaPath:"#/properties/customKinds/items/required",keyword:"required",params:{missingProperty: "template"},message:"must have required property '"+"template"+"'"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
for(const key5 in data43){
if(!((((key5 === "group") || (key5 === "kind")) || (key5 === "template")) || (key5 === "replicas"))){
const err89 = {instancePath:instancePath+"/customKinds/" + i11,schemaPath:"#/properties/customKinds/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data43.group !== undefined){
let data44 = data43.group;
if(typeof data44 === "string"){
if(!pattern21.test(data44)){
const err90 = {instancePath:instancePath+"/customKinds/" + i11+"/group",schemaPath:"#/properties/customKinds/items/properties/group/pattern",keyword:"pattern",params:{pattern: "^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$"},message:"must match pattern \""+"^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$"+"\""};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
else {
const err91 = {instancePath:instancePath+"/customKinds/" + i11+"/group",schemaPath:"#/properties/customKinds/items/properties/group/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data43.kind !== undefined){
let data45 = data43.kind;
if(typeof data45 === "string"){
if(!pattern12.test(data45)){
const err92 = {instancePath:instancePath+"/customKinds/" + i11+"/kind",schemaPath:"#/properties/customKinds/items/properties/kind/pattern",keyword:"pattern",params:{pattern: "^[A-Z][A-Za-z0-9]*$"},message:"must match pattern \""+"^[A-Z][A-Za-z0-9]*$"+"\""};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
else {
const err93 = {instancePath:instancePath+"/customKinds/" + i11+"/kind",schemaPath:"#/properties/customKinds/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data43.template !== undefined){
let data46 = data43.template;
if(typeof data46 === "string"){
if(!pattern23.test(data46)){
const err94 = {instancePath:instancePath+"/customKinds/" + i11+"/template",schemaPath:"#/properties/customKinds/items/properties/template/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$"+"\""};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
else {
const err95 = {instancePath:instancePath+"/customKinds/" + i11+"/template",schemaPath:"#/properties/customKinds/items/properties/template/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data43.replicas !== undefined){
let data47 = data43.replicas;
if(typeof data47 === "string"){
if(!pattern23.test(data47)){
const err96 = {instancePath:instancePath+"/customKinds/" + i11+"/replicas",schemaPath:"#/properties/customKinds/items/properties/replicas/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$"},message:"must match pattern \""+"^[A-Za-z0-9_-]+([.]([A-Za-z0-9_-]+|[*]))*$"+"\""};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {instancePath:instancePath+"/customKinds/" + i11+"/replicas",schemaPath:"#/properties/customKinds/items/properties/replicas/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
const err98 = {instancePath:instancePath+"/customKinds/" + i11,schemaPath:"#/properties/customKinds/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
}
else {
const err99 = {instancePath:instancePath+"/customKinds",schemaPath:"#/properties/customKinds/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data.plan !== undefined){
let data48 = data.plan;
if(data48 && typeof data48 == "object" && !Array.isArray(data48)){
for(const key6 in data48){
if(!((((((((key6 === "keep") || (key6 === "move")) || (key6 === "ec2")) || (key6 === "minNodes")) || (key6 === "packing")) || (key6 === "hpa")) || (key6 === "jobMinutes")) || (key6 === "quotaVcpu"))){
const err100 = {instancePath:instancePath+"/plan",schemaPath:"#/properties/plan/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data48.keep !== undefined){
let data49 = data48.keep;
if(Array.isArray(data49)){
if(data49.length > 500){
const err101 = {instancePath:instancePath+"/plan/keep",schemaPath:"#/properties/plan/properties/keep/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
const len12 = data49.length;
for(let i12=0; i12<len12; i12++){
let data50 = data49[i12];
if(typeof data50 === "string"){
if(!pattern0.test(data50)){
const err102 = {instancePath:instancePath+"/plan/keep/" + i12,schemaPath:"#/properties/plan/properties/keep/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
else {
const err103 = {instancePath:instancePath+"/plan/keep/" + i12,schemaPath:"#/properties/plan/properties/keep/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
}
else {
const err104 = {instancePath:instancePath+"/plan/keep",schemaPath:"#/properties/plan/properties/keep/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data48.move !== undefined){
let data51 = data48.move;
if(Array.isArray(data51)){
if(data51.length > 500){
const err105 = {instancePath:instancePath+"/plan/move",schemaPath:"#/properties/plan/properties/move/maxItems",keyword:"maxItems",params:{limit: 500},message:"must NOT have more than 500 items"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
const len13 = data51.length;
for(let i13=0; i13<len13; i13++){
let data52 = data51[i13];
if(typeof data52 === "string"){
if(!pattern0.test(data52)){
const err106 = {instancePath:instancePath+"/plan/move/" + i13,schemaPath:"#/properties/plan/properties/move/items/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
else {
const err107 = {instancePath:instancePath+"/plan/move/" + i13,schemaPath:"#/properties/plan/properties/move/items/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
else {
const err108 = {instancePath:instancePath+"/plan/move",schemaPath:"#/properties/plan/properties/move/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data48.ec2 !== undefined){
let data53 = data48.ec2;
if(typeof data53 === "string"){
if(!pattern0.test(data53)){
const err109 = {instancePath:instancePath+"/plan/ec2",schemaPath:"#/properties/plan/properties/ec2/pattern",keyword:"pattern",params:{pattern: "\\S"},message:"must match pattern \""+"\\S"+"\""};
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
const err110 = {instancePath:instancePath+"/plan/ec2",schemaPath:"#/properties/plan/properties/ec2/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data48.minNodes !== undefined){
let data54 = data48.minNodes;
if(!(((typeof data54 == "number") && (!(data54 % 1) && !isNaN(data54))) && (isFinite(data54)))){
const err111 = {instancePath:instancePath+"/plan/minNodes",schemaPath:"#/properties/plan/properties/minNodes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if((typeof data54 == "number") && (isFinite(data54))){
if(data54 > 10000 || isNaN(data54)){
const err112 = {instancePath:instancePath+"/plan/minNodes",schemaPath:"#/properties/plan/properties/minNodes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(data54 < 0 || isNaN(data54)){
const err113 = {instancePath:instancePath+"/plan/minNodes",schemaPath:"#/properties/plan/properties/minNodes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
if(data48.packing !== undefined){
let data55 = data48.packing;
if((typeof data55 == "number") && (isFinite(data55))){
if(data55 > 1 || isNaN(data55)){
const err114 = {instancePath:instancePath+"/plan/packing",schemaPath:"#/properties/plan/properties/packing/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(data55 <= 0 || isNaN(data55)){
const err115 = {instancePath:instancePath+"/plan/packing",schemaPath:"#/properties/plan/properties/packing/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},message:"must be > 0"};
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
const err116 = {instancePath:instancePath+"/plan/packing",schemaPath:"#/properties/plan/properties/packing/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data48.hpa !== undefined){
let data56 = data48.hpa;
if((typeof data56 == "number") && (isFinite(data56))){
if(data56 > 1 || isNaN(data56)){
const err117 = {instancePath:instancePath+"/plan/hpa",schemaPath:"#/properties/plan/properties/hpa/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(data56 < 0 || isNaN(data56)){
const err118 = {instancePath:instancePath+"/plan/hpa",schemaPath:"#/properties/plan/properties/hpa/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
else {
const err119 = {instancePath:instancePath+"/plan/hpa",schemaPath:"#/properties/plan/properties/hpa/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
if(data48.jobMinutes !== undefined){
let data57 = data48.jobMinutes;
if((typeof data57 == "number") && (isFinite(data57))){
if(data57 < 0 || isNaN(data57)){
const err120 = {instancePath:instancePath+"/plan/jobMinutes",schemaPath:"#/properties/plan/properties/jobMinutes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
else {
const err121 = {instancePath:instancePath+"/plan/jobMinutes",schemaPath:"#/properties/plan/properties/jobMinutes/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data48.quotaVcpu !== undefined){
let data58 = data48.quotaVcpu;
if((typeof data58 == "number") && (isFinite(data58))){
if(data58 < 0 || isNaN(data58)){
const err122 = {instancePath:instancePath+"/plan/quotaVcpu",schemaPath:"#/properties/plan/properties/quotaVcpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
else {
const err123 = {instancePath:instancePath+"/plan/quotaVcpu",schemaPath:"#/properties/plan/properties/quotaVcpu/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
}
else {
const err124 = {instancePath:instancePath+"/plan",schemaPath:"#/properties/plan/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
}
else {
const err125 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

