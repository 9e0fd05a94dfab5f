// Written by `npm run generate`: the rules’ option schemas, compiled, so that the linter starts without ajv.
"use strict";
export const computeSize = validate10;
const schema11 = {"type":"object","additionalProperties":false,"properties":{"maxVcpu":{"description":"Most vCPU that a pod may be provisioned with.","type":"number","minimum":0.25,"maximum":16,"default":16},"maxMemoryGiB":{"description":"Most memory that a pod may be provisioned with, in GiB (GB in the words of AWS).","type":"number","minimum":0.5,"maximum":120,"default":120}}};

function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.maxVcpu === undefined){
data.maxVcpu = 16;
}
if(data.maxMemoryGiB === undefined){
data.maxMemoryGiB = 120;
}
for(const key0 in data){
if(!((key0 === "maxVcpu") || (key0 === "maxMemoryGiB"))){
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
let data0 = data.maxVcpu;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 16 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/maxVcpu",schemaPath:"#/properties/maxVcpu/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16},message:"must be <= 16"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0 < 0.25 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/maxVcpu",schemaPath:"#/properties/maxVcpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.25},message:"must be >= 0.25"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/maxVcpu",schemaPath:"#/properties/maxVcpu/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
let data1 = data.maxMemoryGiB;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 120 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/maxMemoryGiB",schemaPath:"#/properties/maxMemoryGiB/maximum",keyword:"maximum",params:{comparison: "<=", limit: 120},message:"must be <= 120"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1 < 0.5 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/maxMemoryGiB",schemaPath:"#/properties/maxMemoryGiB/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.5},message:"must be >= 0.5"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/maxMemoryGiB",schemaPath:"#/properties/maxMemoryGiB/type",keyword:"type",params:{type: "number"},message:"must be number"};
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
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

export const optionValidators = {
  'compute-size': computeSize,
};
