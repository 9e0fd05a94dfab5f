// Written by `npm run generate` from scripts/plan-data, where the dates and the sources are.

/** By family: architecture and GiB of an xlarge, then sizes as `name:ENIs,IPv4 per ENI[,overhead MiB]`. */
export const TYPES = `
c5 amd64 8 large:3,10,405 xlarge:4,15,560 2xlarge:4,15,869 4xlarge:8,30,1710 12xlarge:8,30,3908 24xlarge:15,50,7501
c5a amd64 8 large:3,10,253 xlarge:4,15,366 2xlarge:4,15,591 4xlarge:8,30,1040 8xlarge:8,30,1940 12xlarge:8,30,2790 16xlarge:15,50,3644 24xlarge:15,50,5441
c6a amd64 8 large:3,10,295 xlarge:4,15,450 2xlarge:4,15,759 4xlarge:8,30,1376 8xlarge:8,30,2534 12xlarge:8,30,3798 16xlarge:15,50,4910 24xlarge:15,50,7281
c6g arm64 8 medium:2,4,209 large:3,10,280 xlarge:4,15,420 2xlarge:4,15,702 4xlarge:8,30,1267 8xlarge:8,30,2396 12xlarge:8,30,3477 16xlarge:15,50,4558
c6i amd64 8 large:3,10,273 xlarge:4,15,406 2xlarge:4,15,673 4xlarge:8,30,1206 8xlarge:8,30,2274 12xlarge:8,30,3294 16xlarge:15,50,4314 24xlarge:15,50,6273
c7a amd64 8 medium:2,4 large:3,10 xlarge:4,15 2xlarge:4,15 4xlarge:8,30 8xlarge:8,30 12xlarge:8,30 16xlarge:15,50 24xlarge:15,50
c7g arm64 8 medium:2,4,209 large:3,10,280 xlarge:4,15,420 2xlarge:4,15,702 4xlarge:8,30,1267 8xlarge:8,30,2396 12xlarge:8,30,3477 16xlarge:15,50,4558
c7i amd64 8 large:3,10 xlarge:4,15 2xlarge:4,15 4xlarge:8,30 8xlarge:8,30 12xlarge:8,30 16xlarge:15,50 24xlarge:15,50
c7i-flex amd64 8 large:3,10 xlarge:4,15 2xlarge:4,15 4xlarge:8,30 8xlarge:8,30 12xlarge:8,30 16xlarge:15,50
c8a amd64 8 medium:2,4 large:3,20 xlarge:4,20 2xlarge:4,40 4xlarge:8,40 8xlarge:10,40 12xlarge:12,64 16xlarge:16,64 24xlarge:16,64
c8g arm64 8 medium:2,4 large:3,10 xlarge:4,15 2xlarge:4,15 4xlarge:8,30 8xlarge:8,30 12xlarge:8,30 16xlarge:15,50 24xlarge:15,50
c8i amd64 8 large:3,20 xlarge:4,30 2xlarge:4,30 4xlarge:8,50 8xlarge:10,50 12xlarge:12,50 16xlarge:16,64 24xlarge:16,64
c8i-flex amd64 8 large:3,20 xlarge:4,30 2xlarge:4,30 4xlarge:8,50 8xlarge:10,50 12xlarge:12,50 16xlarge:16,64
m5 amd64 16 large:3,10,559 xlarge:4,15,868 2xlarge:4,15,1149 4xlarge:8,30,2718 8xlarge:8,30,3746 12xlarge:8,30,7556 16xlarge:15,50,7178 24xlarge:15,50,10573
m5a amd64 16 large:3,10,515 xlarge:4,15,782 2xlarge:4,15,1315 4xlarge:8,30,2380 8xlarge:8,30,4446 12xlarge:8,30,6608 16xlarge:15,50,8770 24xlarge:15,50,13094
m6a amd64 16 large:3,10,449 xlarge:4,15,758 2xlarge:4,15,1375 4xlarge:8,30,2608 8xlarge:8,30,4902 12xlarge:8,30,7446 16xlarge:15,50,9646 24xlarge:15,50,14385
m6g arm64 16 medium:2,4,296 large:3,10,452 xlarge:4,15,766 2xlarge:4,15,1392 4xlarge:8,30,2646 8xlarge:8,30,5057 12xlarge:8,30,7565 16xlarge:15,50,9976
m6i amd64 16 large:3,10,405 xlarge:4,15,672 2xlarge:4,15,1205 4xlarge:8,30,2270 8xlarge:8,30,4306 12xlarge:8,30,6438 16xlarge:15,50,8474 24xlarge:15,50,12369
m7a amd64 16 medium:2,4,311 large:3,10,465 xlarge:4,15,774 2xlarge:4,15,1391 4xlarge:8,30,2624 8xlarge:8,30,4996 12xlarge:8,30,7462 16xlarge:15,50,9836 24xlarge:15,50,14577
m7g arm64 16 medium:2,4,280 large:3,10,420 xlarge:4,15,702 2xlarge:4,15,1266 4xlarge:8,30,2394 8xlarge:8,30,4554 12xlarge:8,30,6810 16xlarge:15,50,8970
m7i amd64 16 large:3,10,421 xlarge:4,15,688 2xlarge:4,15,1221 4xlarge:8,30,2286 8xlarge:8,30,4322 12xlarge:8,30,6454 16xlarge:15,50,8490 24xlarge:15,50,12561
m7i-flex amd64 16 large:3,10,421 xlarge:4,15,688 2xlarge:4,15,1221 4xlarge:8,30,2286 8xlarge:8,30,4322 12xlarge:8,30 16xlarge:15,50
m8a amd64 16 medium:2,4 large:3,20 xlarge:4,20 2xlarge:4,40 4xlarge:8,40 8xlarge:10,40 12xlarge:12,64 16xlarge:16,64 24xlarge:16,64
m8g arm64 16 medium:2,4 large:3,10 xlarge:4,15 2xlarge:4,15 4xlarge:8,30 8xlarge:8,30 12xlarge:8,30 16xlarge:15,50 24xlarge:15,50
m8i amd64 16 large:3,20 xlarge:4,30 2xlarge:4,30 4xlarge:8,50 8xlarge:10,50 12xlarge:12,50 16xlarge:16,64 24xlarge:16,64
m8i-flex amd64 16 large:3,20 xlarge:4,30 2xlarge:4,30 4xlarge:8,50 8xlarge:10,50 12xlarge:12,50 16xlarge:16,64
r5 amd64 32 large:3,10,699 xlarge:4,15,1148 2xlarge:4,15,2045 4xlarge:8,30,3742 8xlarge:8,30,7234 12xlarge:8,30,10628 16xlarge:15,50,13962 24xlarge:15,50,20749
r5a amd64 32 large:3,10,655 xlarge:4,15,1062 2xlarge:4,15,1875 4xlarge:8,30,3404 8xlarge:8,30,6494 12xlarge:8,30,9680 16xlarge:15,50,12866 24xlarge:15,50,19238
r6a amd64 32 large:3,10,757 xlarge:4,15,1374 2xlarge:4,15,2607 4xlarge:8,30,4976 8xlarge:8,30,9638 12xlarge:8,30,14552 16xlarge:15,50,19118 24xlarge:15,50,28597
r6g arm64 32 medium:2,4,374 large:3,10,608 xlarge:4,15,1078 2xlarge:4,15,2016 4xlarge:8,30,3798 8xlarge:8,30,7458 12xlarge:8,30,11022 16xlarge:15,50,14585
r6i amd64 32 large:3,10,671 xlarge:4,15,1204 2xlarge:4,15,2269 4xlarge:8,30,4302 8xlarge:8,30,8466 12xlarge:8,30,12534 16xlarge:15,50,16602 24xlarge:15,50,24561
r7a amd64 32 medium:2,4 large:3,10 xlarge:4,15 2xlarge:4,15 4xlarge:8,30 8xlarge:8,30 12xlarge:8,30 16xlarge:15,50 24xlarge:15,50
r7g arm64 32 medium:2,4,420 large:3,10,702 xlarge:4,15,1266 2xlarge:4,15,2393 4xlarge:8,30,4552 8xlarge:8,30,8967 12xlarge:8,30,13285 16xlarge:15,50,17603
r7i amd64 32 large:3,10 xlarge:4,15 2xlarge:4,15 4xlarge:8,30 8xlarge:8,30 12xlarge:8,30 16xlarge:15,50 24xlarge:15,50
r8a amd64 32 medium:2,4 large:3,20 xlarge:4,20 2xlarge:4,40 4xlarge:8,40 8xlarge:10,40 12xlarge:12,64 16xlarge:16,64 24xlarge:16,64
r8g arm64 32 medium:2,4 large:3,10 xlarge:4,15 2xlarge:4,15 4xlarge:8,30 8xlarge:8,30 12xlarge:8,30 16xlarge:15,50 24xlarge:15,50
r8i amd64 32 large:3,20 xlarge:4,30 2xlarge:4,30 4xlarge:8,50 8xlarge:10,50 12xlarge:12,50 16xlarge:16,64 24xlarge:16,64
r8i-flex amd64 32 large:3,20 xlarge:4,30 2xlarge:4,30 4xlarge:8,50 8xlarge:10,50 12xlarge:12,50 16xlarge:16,64
t3 amd64 16 small:3,4,131 medium:3,6,253 large:3,12,365 xlarge:4,15,590 2xlarge:4,15,1039
t3a amd64 16 small:2,4,125 medium:3,6,241 large:3,12,343 xlarge:4,15,546 2xlarge:4,15,953
t4g arm64 16 small:3,4,197 medium:3,6,256 large:3,12,374 xlarge:4,15,608 2xlarge:4,15,1078`;

/** Regions, then by family the price of an xlarge for an hour in each of them. */
export const PRICES = `
us-east-1,us-east-2,us-west-1,us-west-2,ca-central-1,eu-north-1,eu-west-1,eu-west-2,eu-west-3,eu-central-1,eu-south-1,af-south-1,ap-northeast-1,ap-northeast-2,ap-southeast-1,ap-southeast-2,ap-southeast-3,ap-east-1
c5 0.17,0.17,0.212,0.17,0.186,0.182,0.192,0.202,0.202,0.194,0.202,0.228,0.214,0.192,0.196,0.222,0.196,0.216
c5a 0.154,0.154,0.19,0.154,0.168,0.164,0.172,0.182,0.182,0.174,0.182,0.206,0.192,0.172,0.176,0.2,,0.194
c6a 0.153,0.153,0.1908,0.153,0.1674,,0.16416,0.1818,,0.1746,,,0.1926,,0.1764,0.1998,,0.1944
c6g 0.136,0.136,0.1696,0.136,0.1488,0.146,0.1459,0.1616,0.162,0.1552,0.1616,0.1824,0.1712,0.154,0.1568,0.1776,0.1568,0.172
c6i 0.17,0.17,0.212,0.17,0.186,0.182,0.1824,0.202,0.202,0.194,0.202,0.228,0.214,0.192,0.196,0.222,,0.216
c7a 0.20528,0.20528,,0.20528,,0.21976,0.22024,,,0.23426,,,0.2584,,,,,
c7g 0.145,0.1445,0.1802,0.145,0.1581,0.1547,0.155,0.1717,,0.1649,0.1713,,0.1819,0.1632,0.1666,0.1887,,0.182
c7i 0.1785,0.1785,0.2226,0.1785,0.1953,0.1911,0.19152,0.2121,0.2121,0.2037,,,0.2247,0.2016,0.2058,0.2331,,
c7i-flex 0.16958,,,,,,,,,,,,,,,,,
c8a 0.21554,,,,,,,,,,,,,,,,,
c8g 0.15952,,,,,,,,,,,,,,,,,
c8i 0.18742,,,,,,,,,,,,,,,,,
c8i-flex 0.17804,,,,,,,,,,,,,,,,,
m5 0.192,0.192,0.224,0.192,0.214,0.204,0.214,0.222,0.224,0.23,0.224,0.254,0.248,0.236,0.24,0.24,0.24,0.264
m5a 0.172,0.172,0.202,0.172,0.192,,0.192,0.2,0.202,0.208,0.202,,0.224,0.212,0.216,0.216,,
m6a 0.1728,0.1728,0.2016,0.1728,0.1926,,0.1926,0.1998,,0.207,0.2016,,0.2232,,0.216,0.216,,
m6g 0.154,0.154,0.1792,0.154,0.1712,0.164,0.172,0.1776,0.18,0.184,0.1792,0.2032,0.198,0.188,0.192,0.192,0.192,0.212
m6i 0.192,0.192,0.224,0.192,0.214,0.204,0.214,0.222,0.224,0.23,0.224,0.254,0.248,0.236,0.24,0.24,0.24,0.264
m7a 0.23184,0.23184,,0.23184,,0.24632,0.2584,,,0.27772,,,0.29946,,,,,
m7g 0.1632,0.1632,0.1904,0.1632,0.1819,0.1734,0.1819,0.1887,0.1904,0.1955,,,0.2108,0.2006,0.204,0.204,,
m7i 0.2016,0.2016,0.2352,0.2016,0.2247,0.2142,0.2247,0.2331,0.2352,0.2415,,,0.2604,0.2478,0.252,0.252,,
m7i-flex 0.19152,0.19152,0.22344,0.19152,0.21346,0.2035,0.21346,0.22144,0.22344,0.22942,,,0.24738,0.23542,0.2394,0.2394,,
m8a 0.24344,,,,,,,,,,,,,,,,,
m8g 0.17952,,,,,,,,,,,,,,,,,
m8i 0.21168,,,,,,,,,,,,,,,,,
m8i-flex 0.2011,,,,,,,,,,,,,,,,,
r5 0.252,0.252,0.28,0.252,0.276,0.268,0.282,0.296,0.296,0.304,0.296,0.336,0.304,0.304,0.304,0.302,0.304,0.334
r5a 0.226,0.226,0.252,0.226,0.248,,0.254,0.266,0.266,0.274,0.266,,0.274,0.272,0.272,0.272,,
r6a 0.2268,0.2268,0.252,0.2268,,,0.2538,,,0.2736,,,0.2736,,0.2736,0.2718,,
r6g 0.2016,0.2016,0.224,0.2016,0.2208,0.214,0.2256,0.2368,0.236,0.2432,0.2368,0.2688,0.2432,0.244,0.2432,0.2416,0.2432,0.268
r6i 0.252,0.252,0.28,0.252,0.276,0.268,0.282,0.296,0.296,0.304,0.296,0.336,0.304,0.304,0.304,0.302,,0.334
r7a 0.3043,0.3043,,0.3043,,0.3236,0.34052,,,0.36708,,,0.36708,,,,,
r7g 0.2142,0.2142,0.238,0.2142,0.2346,0.2278,0.2397,0.2516,,0.2584,0.251,,0.2584,0.2584,0.2584,0.2567,,0.284
r7i 0.2646,0.2646,0.294,0.2646,0.2898,0.2814,0.2961,0.3108,0.3108,0.3192,0.3108,,0.3192,0.3192,0.3192,0.3171,0.3192,
r8a 0.31952,,,,,,,,,,,,,,,,,
r8g 0.23564,,,,,,,,,,,,,,,,,
r8i 0.27784,,,,,,,,,,,,,,,,,
r8i-flex 0.26394,,,,,,,,,,,,,,,,,
t3 0.1664,0.1664,0.1984,0.1664,0.1856,0.1728,0.1824,0.1888,0.1888,0.192,0.1917,0.217,0.2176,0.208,0.2112,0.2112,0.2112,0.2336
t3a 0.1504,0.1504,0.1786,0.1504,0.167,,0.1632,0.1699,0.1699,0.1728,0.1725,,0.1958,0.1872,0.1888,0.1901,,
t4g 0.1344,0.1344,0.16,0.1344,0.1472,0.1376,0.1472,0.1504,0.1504,0.1536,0.1536,0.1734,0.1728,0.1664,0.1696,0.1696,0.1696,0.1856`;

/** Region and median saving of Spot in percent. */
export const SPOT =
  'us-east-1 57,us-east-2 60,us-west-1 62,us-west-2 60,ca-central-1 63,eu-west-1 54,eu-west-2 59,eu-west-3 63,eu-central-1 57,eu-north-1 70,eu-south-1 64,ap-northeast-1 62,ap-northeast-2 66,ap-southeast-1 54,ap-southeast-2 62,ap-south-1 60,ap-east-1 70,af-south-1 70,me-south-1 71,sa-east-1 66';
