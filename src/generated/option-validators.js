// Written by `npm run generate`: the rules’ option schemas, compiled, so that the linter starts without ajv.
"use strict";
export const computeSize = validate10;
const schema11 = {"type":"object","additionalProperties":false,"properties":{"maxVcpu":{"description":"Most vCPU that a pod may get.","type":"number","minimum":0.25,"maximum":16,"default":16},"maxMemoryGiB":{"description":"Most memory that a pod may get, in GiB (AWS writes GB).","type":"number","minimum":0.5,"maximum":120,"default":120}}};

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

export const replicaCeiling = validate11;
const schema12 = {"type":"object","additionalProperties":false,"properties":{"maxNodes":{"description":"Most nodes that the cluster may have.","type":"integer","minimum":1,"default":5000},"maxVcpu":{"description":"The quota \"Fargate On-Demand vCPU resource count\" of the account and region; null to ignore it.","type":["number","null"],"minimum":0,"default":null}}};

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.maxNodes === undefined){
data.maxNodes = 5000;
}
if(data.maxVcpu === undefined){
data.maxVcpu = null;
}
for(const key0 in data){
if(!((key0 === "maxNodes") || (key0 === "maxVcpu"))){
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
let data0 = data.maxNodes;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {instancePath:instancePath+"/maxNodes",schemaPath:"#/properties/maxNodes/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/maxNodes",schemaPath:"#/properties/maxNodes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data1 = data.maxVcpu;
if((!((typeof data1 == "number") && (isFinite(data1)))) && (data1 !== null)){
const err3 = {instancePath:instancePath+"/maxVcpu",schemaPath:"#/properties/maxVcpu/type",keyword:"type",params:{type: schema12.properties.maxVcpu.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/maxVcpu",schemaPath:"#/properties/maxVcpu/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

export const sizeRounding = validate12;
const schema13 = {"type":"object","additionalProperties":false,"properties":{"margin":{"description":"Largest reduction to suggest, as a part of the pod's request for a resource.","type":"number","minimum":0,"maximum":0.5,"default":0.15},"floor":{"description":"Report a pod that requests less than this part of the smallest size, in CPU and memory; 0 to report none.","type":"number","minimum":0,"maximum":1,"default":0.25}}};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.margin === undefined){
data.margin = 0.15;
}
if(data.floor === undefined){
data.floor = 0.25;
}
for(const key0 in data){
if(!((key0 === "margin") || (key0 === "floor"))){
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
let data0 = data.margin;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 0.5 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/margin",schemaPath:"#/properties/margin/maximum",keyword:"maximum",params:{comparison: "<=", limit: 0.5},message:"must be <= 0.5"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data0 < 0 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/margin",schemaPath:"#/properties/margin/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err3 = {instancePath:instancePath+"/margin",schemaPath:"#/properties/margin/type",keyword:"type",params:{type: "number"},message:"must be number"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
let data1 = data.floor;
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 > 1 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/floor",schemaPath:"#/properties/floor/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data1 < 0 || isNaN(data1)){
const err5 = {instancePath:instancePath+"/floor",schemaPath:"#/properties/floor/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
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
const err6 = {instancePath:instancePath+"/floor",schemaPath:"#/properties/floor/type",keyword:"type",params:{type: "number"},message:"must be number"};
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
validate12.errors = vErrors;
return errors === 0;
}

export const validFargateProfile = validate13;
const schema14 = {"type":"object","additionalProperties":false,"properties":{"maxProfiles":{"description":"Profiles in a cluster.","default":10,"type":"integer","minimum":1},"maxSelectors":{"description":"Selectors in a profile.","default":5,"type":"integer","minimum":1},"maxLabels":{"description":"Labels in a selector.","default":5,"type":"integer","minimum":1}}};

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.maxProfiles === undefined){
data.maxProfiles = 10;
}
if(data.maxSelectors === undefined){
data.maxSelectors = 5;
}
if(data.maxLabels === undefined){
data.maxLabels = 5;
}
for(const key0 in data){
if(!(((key0 === "maxProfiles") || (key0 === "maxSelectors")) || (key0 === "maxLabels"))){
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
let data0 = data.maxProfiles;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {instancePath:instancePath+"/maxProfiles",schemaPath:"#/properties/maxProfiles/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 1 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/maxProfiles",schemaPath:"#/properties/maxProfiles/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
let data1 = data.maxSelectors;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/maxSelectors",schemaPath:"#/properties/maxSelectors/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 1 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/maxSelectors",schemaPath:"#/properties/maxSelectors/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
let data2 = data.maxLabels;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err5 = {instancePath:instancePath+"/maxLabels",schemaPath:"#/properties/maxLabels/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 1 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/maxLabels",schemaPath:"#/properties/maxLabels/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
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
validate13.errors = vErrors;
return errors === 0;
}

export const optionValidators = {
  'compute-size': computeSize,
  'replica-ceiling': replicaCeiling,
  'size-rounding': sizeRounding,
  'valid-fargate-profile': validFargateProfile,
};
