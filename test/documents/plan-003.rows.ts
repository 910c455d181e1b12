/*
 * The 23 rows of the plan of xã Xuân Bình, made by hand from the document. Sentences are given by their first words,
 * their length and the first 16 figures of their SHA-256 (NFC); what is a fact (units, deadlines, kinds of products)
 * stands here itself.
 */

export type ExpectedRow = {
  ref: string;
  page: number;
  line: number;
  starts: string;
  length: number;
  hash: string;
  product: string;
  lead: string[];
  coordinating: string[];
  deadline: string;
  /** First words of the product: kind of schedule and its day, period or basis. */
  due: string[];
};

export const PLAN_003_ROWS: readonly ExpectedRow[] = [
  {
    "ref": "PL01.1",
    "page": 7,
    "line": 499,
    "starts": "Ban hành kế",
    "length": 83,
    "hash": "00c3aa5f875c3b41",
    "product": "sha256:b09513701029c63f",
    "lead": [
      "Văn phòng HĐND và UBND"
    ],
    "coordinating": [
      "Các phòng chuyên môn UBND xã"
    ],
    "deadline": "Kế hoạch ban hành tháng 15/7/2025; báo cáo chậm nhất tháng 11/2025",
    "due": [
      "Kế hoạch: date 2025-07-15",
      "Báo cáo kết quả: month 2025-11-30",
      "các văn bản xử: month 2025-11-30"
    ]
  },
  {
    "ref": "PL01.2",
    "page": 7,
    "line": 528,
    "starts": "Triẻn khai Luật",
    "length": 89,
    "hash": "fa3608a9fe0044c2",
    "product": "Văn bản thực hiện",
    "lead": [
      "Văn phòng HĐND và UBND"
    ],
    "coordinating": [
      "Các phòng chuyên môn UBND xã"
    ],
    "deadline": "Quý III năm 2025",
    "due": [
      "Văn bản thực hiện: quarter 2025-09-30"
    ]
  },
  {
    "ref": "PL01.3",
    "page": 7,
    "line": 546,
    "starts": "Xây dựng và",
    "length": 113,
    "hash": "3a8f644d6c033a5a",
    "product": "sha256:1812b24fc6bfbd0e",
    "lead": [
      "Văn phòng HĐND và UBND"
    ],
    "coordinating": [
      "Các phòng chuyên môn UBND xã"
    ],
    "deadline": "Kế hoạch ban hành tháng 15/7/2025; báo cáo theo quy định",
    "due": [
      "Kế hoạch rà soát: date 2025-07-15",
      "Báo cáo theo quy: authority quy định"
    ]
  },
  {
    "ref": "PL01.4",
    "page": 7,
    "line": 574,
    "starts": "Xây dựng Kê",
    "length": 58,
    "hash": "c2a62ca5d4b64be2",
    "product": "Kế hoạch kiểm tra",
    "lead": [
      "Văn phòng HĐND và UBND"
    ],
    "coordinating": [
      "Các phòng chuyên môn UBND xã"
    ],
    "deadline": "Trong 6 tháng cuối năm 2025",
    "due": [
      "Kế hoạch kiểm tra: half 2025-12-31"
    ]
  },
  {
    "ref": "PL01.5",
    "page": 7,
    "line": 591,
    "starts": "Tổ chức triển",
    "length": 64,
    "hash": "d03fe419f5f8ad55",
    "product": "Báo cáo kết quả thực hiện",
    "lead": [
      "Văn phòng HĐND và UBND"
    ],
    "coordinating": [
      "Các phòng chuyên môn UBND xã"
    ],
    "deadline": "Trong 6 tháng cuối năm 2025",
    "due": [
      "Báo cáo kết quả: half 2025-12-31"
    ]
  },
  {
    "ref": "PL01.6",
    "page": 7,
    "line": 610,
    "starts": "Thực hiện tốt",
    "length": 55,
    "hash": "a1a24f2ae0ab5085",
    "product": "Kế hoạch; báo cáo",
    "lead": [
      "Văn phòng HĐND và UBND"
    ],
    "coordinating": [
      "Các phòng chuyên môn UBND xã"
    ],
    "deadline": "- Kế hoạch ban hành tháng 15/7/2025 - Báo cáo trước tháng 11/2025",
    "due": [
      "Kế hoạch: date 2025-07-15",
      "báo cáo: month 2025-10-31"
    ]
  },
  {
    "ref": "PL02.1",
    "page": 8,
    "line": 649,
    "starts": "Tập trung giải",
    "length": 204,
    "hash": "d59e391cd14e83ec",
    "product": "Báo cáo kết quả thực hiện.",
    "lead": [
      "Trung tâm PV HCC"
    ],
    "coordinating": [
      "Các phòng chuyên môn UBND xã"
    ],
    "deadline": "Thường xuyên",
    "due": [
      "Báo cáo kết quả: continuous 2025-12-31"
    ]
  },
  {
    "ref": "PL02.2",
    "page": 8,
    "line": 671,
    "starts": "Số hóa 100%",
    "length": 198,
    "hash": "4b86c30be3bb8516",
    "product": "sha256:4703f81cfe7c5d14",
    "lead": [
      "Trung tâm PV HCC"
    ],
    "coordinating": [
      "Các phòng chuyên môn UBND xã"
    ],
    "deadline": "Thường xuyên",
    "due": [
      "Báo cáo kết quả: continuous 2025-12-31",
      "Báo cáo kết quả: continuous 2025-12-31"
    ]
  },
  {
    "ref": "PL02.3",
    "page": 8,
    "line": 692,
    "starts": "Thực hiện công",
    "length": 133,
    "hash": "0f220662c2cd9ed0",
    "product": "Báo cáo kết quả thực hiện.",
    "lead": [
      "Trung tâm PV HCC"
    ],
    "coordinating": [
      "Các phòng chuyên môn UBND xã"
    ],
    "deadline": "Trước ngày 10/12/2025",
    "due": [
      "Báo cáo kết quả: date 2025-12-09"
    ]
  },
  {
    "ref": "PL03.1",
    "page": 9,
    "line": 711,
    "starts": "Tiếp tục rà",
    "length": 53,
    "hash": "17eb94b60fd7f8df",
    "product": "Báo cáo kết quả thưc hiện",
    "lead": [
      "Văn phòng UBND"
    ],
    "coordinating": [
      "Các đơn vị có liên quan"
    ],
    "deadline": "Quý III năm 2025",
    "due": [
      "Báo cáo kết quả: quarter 2025-09-30"
    ]
  },
  {
    "ref": "PL03.2",
    "page": 9,
    "line": 725,
    "starts": "Khảo sát, đánh",
    "length": 112,
    "hash": "faa35cc7edbfa101",
    "product": "Báo cáo kết quả thực hiện",
    "lead": [
      "Văn phòng UBND",
      "các công chức có liên quan"
    ],
    "coordinating": [
      "Các đơn vị có liên quan"
    ],
    "deadline": "Quý IV năm 2025",
    "due": [
      "Báo cáo kết quả: quarter 2025-12-31"
    ]
  },
  {
    "ref": "PL03.3",
    "page": 9,
    "line": 750,
    "starts": "Nâng cao trách",
    "length": 212,
    "hash": "a6ca2d42f0818de4",
    "product": "Kế hoạch; báo cáo kết quả thực hiện",
    "lead": [
      "Văn phòng HĐND và UBND",
      "Phòng VHXH"
    ],
    "coordinating": [
      "Các đơn vị có liên quan"
    ],
    "deadline": "Kế hoạch tháng 07/2025; báo cáo theo tháng, quý, năm",
    "due": [
      "Kế hoạch: month 2025-07-31",
      "báo cáo kết quả: recurring month+quarter+year"
    ]
  },
  {
    "ref": "PL03.4",
    "page": 9,
    "line": 786,
    "starts": "Tăng cường ứng",
    "length": 116,
    "hash": "033767b4cd78bd5a",
    "product": "Kế hoạch đào tạo; báo cáo kết quả thực hiện",
    "lead": [
      "Văn phòng HĐND và UBND",
      "Phòng Văn hoá – xã hội"
    ],
    "coordinating": [
      "Các đơn vị có liên quan"
    ],
    "deadline": "Tổ chức thực hiện theo kế hoạch",
    "due": [
      "Kế hoạch đào tạo: authority kế hoạch",
      "báo cáo kết quả: authority kế hoạch"
    ]
  },
  {
    "ref": "PL04.1",
    "page": 10,
    "line": 832,
    "starts": "Xây dựng chương",
    "length": 79,
    "hash": "a2457512e2741bf2",
    "product": "QĐ hoặc Kế hoạch",
    "lead": [
      "Phòng Kinh tế"
    ],
    "coordinating": [
      "Các cơ quan, bộ phận có liên quan"
    ],
    "deadline": "Tháng 7/2025",
    "due": [
      "QĐ hoặc Kế hoạch: month 2025-07-31"
    ]
  },
  {
    "ref": "PL04.2",
    "page": 10,
    "line": 845,
    "starts": "Tiếp tục thực",
    "length": 86,
    "hash": "8dba9cc48a9004ff",
    "product": "sha256:2d9c139a019e22ab",
    "lead": [
      "Phòng Kinh tế"
    ],
    "coordinating": [
      "Các cơ quan, bộ phận có liên quan"
    ],
    "deadline": "Thường xuyên",
    "due": [
      "QĐ của cơ quan: continuous 2025-12-31",
      "báo cáo kết quả: continuous 2025-12-31"
    ]
  },
  {
    "ref": "PL04.3",
    "page": 10,
    "line": 863,
    "starts": "Tăng cường giám",
    "length": 91,
    "hash": "b7f6b65e6d2a6e48",
    "product": "Báo cáo kết quả thực hiện",
    "lead": [
      "Phòng Kinh tế"
    ],
    "coordinating": [
      "Các cơ quan, bộ phận có liên quan"
    ],
    "deadline": "Thường xuyên",
    "due": [
      "Báo cáo kết quả: continuous 2025-12-31"
    ]
  },
  {
    "ref": "PL05.1",
    "page": 11,
    "line": 905,
    "starts": "Ban hành Kế",
    "length": 53,
    "hash": "e1884a3170ec2835",
    "product": "- Kế hoạch thực hiện",
    "lead": [
      "Phòng Văn hóa - Xã hội"
    ],
    "coordinating": [
      "Phòng Kinh tế",
      "Văn phòng HĐND và UBND",
      "Trung tâm PV HCC",
      "Công an xã"
    ],
    "deadline": "Quý III/2025",
    "due": [
      "Kế hoạch thực hiện: quarter 2025-09-30"
    ]
  },
  {
    "ref": "PL05.2",
    "page": 11,
    "line": 915,
    "starts": "Tiếp tục thực",
    "length": 82,
    "hash": "f48c0466ff960f40",
    "product": "- Báo cáo kết quả thực hiện.",
    "lead": [
      "Văn phòng HĐND và UBND"
    ],
    "coordinating": [
      "Phòng VHXH"
    ],
    "deadline": "Quý IV/2025",
    "due": [
      "Báo cáo kết quả: quarter 2025-12-31"
    ]
  },
  {
    "ref": "PL05.3",
    "page": 11,
    "line": 933,
    "starts": "Duy trì Hệ",
    "length": 96,
    "hash": "f0df7fd52b0a02bc",
    "product": "Báo cáo kết quả thực hiện.",
    "lead": [
      "Trung tâm PV HCC"
    ],
    "coordinating": [
      "Các phòng chuyên môn UBND xã"
    ],
    "deadline": "Thường xuyên trong 6 tháng còn lại năm 2025",
    "due": [
      "Báo cáo kết quả: continuous 2025-12-31"
    ]
  },
  {
    "ref": "PL05.4",
    "page": 11,
    "line": 958,
    "starts": "Tiếp tục triển",
    "length": 125,
    "hash": "a27b1a9865d17e95",
    "product": "- Báo cáo kết quả thực hiện.",
    "lead": [
      "Văn phòng HĐND và UBND xã"
    ],
    "coordinating": [
      "Các phòng chuyên môn của UBND xã"
    ],
    "deadline": "Thường xuyên trong 6 tháng còn lại năm 2025",
    "due": [
      "Báo cáo kết quả: continuous 2025-12-31"
    ]
  },
  {
    "ref": "PL06.1",
    "page": 12,
    "line": 987,
    "starts": "Xây dựng kế",
    "length": 175,
    "hash": "8a7e7978bdedcc32",
    "product": "sha256:7eced028b1ca2d5b",
    "lead": [
      "Phòng VHXH",
      "Trung tâm PV HCC"
    ],
    "coordinating": [
      "Các phòng chuyên môn"
    ],
    "deadline": "- Kế hoạch trước ngày 15/7/225 - Báo cáo kết quả định kỳ hàng quý, năm",
    "due": [
      "Kế hoạch CCHC 6: date 2025-07-14",
      "Báo cáo kết quả: recurring quarter+year"
    ]
  },
  {
    "ref": "PL06.2",
    "page": 12,
    "line": 1017,
    "starts": "Đánh giá, chấm",
    "length": 105,
    "hash": "8f6894e9530d7af6",
    "product": "Báo cáo tự chấm điểm",
    "lead": [
      "Trung tâm PV HCC"
    ],
    "coordinating": [
      "Các phòng chuyên môn"
    ],
    "deadline": "Tháng 12/2025",
    "due": [
      "Báo cáo tự chấm: month 2025-12-31"
    ]
  },
  {
    "ref": "PL06.3",
    "page": 12,
    "line": 1033,
    "starts": "Đổi mới cách",
    "length": 244,
    "hash": "ff2fd5b6c11b26f4",
    "product": "sha256:5256b33c74dbab55",
    "lead": [
      "Phòng VHXH"
    ],
    "coordinating": [
      "Các phòng chuyên môn"
    ],
    "deadline": "- Kế hoạch trước ngày 15/7/225 - Báo cáo kết quả định kỳ hàng quý, năm",
    "due": [
      "Kế hoạch tuyên truyền: date 2025-07-14",
      "Báo cáo kết quả: recurring quarter+year"
    ]
  }
];
