"""Claims apart from hosts: several pages may wait for one name; who had a name that was let go."""

from tortoise import BaseDBAsyncClient

UPGRADE = {
    "sqlite": """
CREATE TABLE IF NOT EXISTS "host_claim" (
"id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
"host" VARCHAR(253) NOT NULL,
"token" VARCHAR(64) NOT NULL,
"created_at" BIGINT NOT NULL,
"checked_at" BIGINT,
"recheck_at" BIGINT,
"misses" INT NOT NULL,
"found" JSON NOT NULL,
"page_id" CHAR(36) NOT NULL REFERENCES "page" ("id") ON DELETE CASCADE,
CONSTRAINT "uid_host_claim_host_cd6092" UNIQUE ("host", "page_id")
) /* What a page has to show in the DNS for an own domain, and what was found there last. */;
CREATE INDEX IF NOT EXISTS "idx_host_claim_recheck_c9b14b" ON "host_claim" ("recheck_at");
CREATE INDEX IF NOT EXISTS "idx_host_claim_page_id_be7a2a" ON "host_claim" ("page_id");
ALTER TABLE "host" ADD "former_page_id" CHAR(36);
INSERT INTO "host_claim" ("host", "token", "created_at", "misses", "found", "page_id")
SELECT "host", "claim_token", "created_at", 0, '[]', "page_id" FROM "host"
WHERE "state" = 'pending' AND "page_id" IS NOT NULL;
DELETE FROM "host" WHERE "state" = 'pending';
ALTER TABLE "host" DROP COLUMN "claim_token";
ALTER TABLE "host" DROP COLUMN "checked_at";
""",
    "postgres": """
CREATE TABLE IF NOT EXISTS "host_claim" (
"id" BIGSERIAL NOT NULL PRIMARY KEY,
"host" VARCHAR(253) NOT NULL,
"token" VARCHAR(64) NOT NULL,
"created_at" BIGINT NOT NULL,
"checked_at" BIGINT,
"recheck_at" BIGINT,
"misses" INT NOT NULL,
"found" JSONB NOT NULL,
"page_id" UUID NOT NULL REFERENCES "page" ("id") ON DELETE CASCADE,
CONSTRAINT "uid_host_claim_host_cd6092" UNIQUE ("host", "page_id")
);
CREATE INDEX IF NOT EXISTS "idx_host_claim_recheck_c9b14b" ON "host_claim" ("recheck_at");
CREATE INDEX IF NOT EXISTS "idx_host_claim_page_id_be7a2a" ON "host_claim" ("page_id");
COMMENT ON TABLE "host_claim" IS 'What a page has to show in the DNS for an own domain, and what was found there last.';
ALTER TABLE "host" ADD "former_page_id" UUID;
INSERT INTO "host_claim" ("host", "token", "created_at", "misses", "found", "page_id")
SELECT "host", "claim_token", "created_at", 0, '[]', "page_id" FROM "host"
WHERE "state" = 'pending' AND "page_id" IS NOT NULL;
DELETE FROM "host" WHERE "state" = 'pending';
ALTER TABLE "host" DROP COLUMN "claim_token";
ALTER TABLE "host" DROP COLUMN "checked_at";
""",
}

DOWNGRADE = {
    "sqlite": """
ALTER TABLE "host" ADD "claim_token" VARCHAR(64) NOT NULL DEFAULT '';
ALTER TABLE "host" ADD "checked_at" BIGINT;
ALTER TABLE "host" DROP COLUMN "former_page_id";
INSERT INTO "host" ("host", "kind", "state", "claim_token", "created_at", "account_id", "page_id")
SELECT c."host", 'custom', 'pending', c."token", c."created_at", p."account_id", c."page_id"
FROM "host_claim" c JOIN "page" p ON p."id" = c."page_id"
WHERE c."id" = (SELECT MIN(f."id") FROM "host_claim" f WHERE f."host" = c."host")
AND NOT EXISTS (SELECT 1 FROM "host" h WHERE h."host" = c."host");
DROP TABLE IF EXISTS "host_claim";
""",
    "postgres": """
ALTER TABLE "host" ADD "claim_token" VARCHAR(64) NOT NULL DEFAULT '';
ALTER TABLE "host" ADD "checked_at" BIGINT;
ALTER TABLE "host" DROP COLUMN "former_page_id";
INSERT INTO "host" ("host", "kind", "state", "claim_token", "created_at", "account_id", "page_id")
SELECT c."host", 'custom', 'pending', c."token", c."created_at", p."account_id", c."page_id"
FROM "host_claim" c JOIN "page" p ON p."id" = c."page_id"
WHERE c."id" = (SELECT MIN(f."id") FROM "host_claim" f WHERE f."host" = c."host")
AND NOT EXISTS (SELECT 1 FROM "host" h WHERE h."host" = c."host");
DROP TABLE IF EXISTS "host_claim";
""",
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    """The SQL of this step."""
    return UPGRADE[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    """The SQL that takes it back."""
    return DOWNGRADE[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXW1z2za2/isYf2k7o2Ti16bJ3jvjpO7W2yTujZ3bndndoSESkriiCJYALWt7+98vDk"
    "iKpPgigiIlisGXxBZxSPoBBJzznLc/ThbUIg57eW2aNHD5yRv0x4mLF0T8sHlphE6w5yUX"
    "4AOOx44ci1ODxoz72IR7TbDDiPjIIsz0bY/b1IXBdy5B5MUC2w7CluUTxhCfYY5M7CJmT1"
    "1kuwi7FqJLF3l4SthLuK9FTXFj2502v0Xg2r8HxOB0SviM+OJG//iX+Nh2LfJMWPyrNzcm"
    "NnGsDBi2BTeQnxt85cnPvny5/fEnORJeb2yY1AkWbjLaW/EZddfDg8C2XoIMXJsSl/iYEy"
    "sFkxs4TgRo/FH4xuID7gdk/apW8oFFJjhwAOyTv0wC1wSMkZinlyb1yUvbYi9dsjRs67+j"
    "d0yNN4xPdw/G/c2DYZzkJgneZQP06COTujDBtssBsT/+DO+bICM/PYEHvP/5+vO351ffSS"
    "wo41NfXpS4nfwpBTHHoahEP4GbwNTmEX8/w34x4muBDdDFq3YDdwxQB5CeLPCz4RB3ymfi"
    "17PLiwqM//f6s4RZjJI4U/HVC7+Sn6JLZ+E1wDvB18OMLalvGTPMZio45wTbwTv+IAE82T"
    "sOgPhlLcQvKxC/3ESccbEfwTsogJ2W2R/OJ1NKra62iyzSp1c1gD69KsUZLmVhtl3xzmNu"
    "MNs1SR7rd/b01uUlm/am6Abkdni+bYE82ih6s7Kn8BIvfjg7Oz///uzV+dXry4vvv798/e"
    "q1GCtfOH/p+4pJeXf719tPD9n5gA9yi30yMXzqFExB5XJPSe1xwe9nsb+usdZfly7115sr"
    "XZ54xhPxbXFDy8BcbbUXiusV33TFCyAZvKjSHKSEGiHfaLWfDgp30yeAj/Lyz8rtD/1BLH"
    "ywkibzlOIOH4yxOV9ioRlmrqRP5iebY/ijWMFURcI//fKZOHJQwbREBunt+kZHOEl/xgsx"
    "/jTaQDOLekEWY7E17AbTR3mTgUM0sz0NUwVMjDC2+zfuPrzLUEGSBNFuCP0qbjFUeGaU8R"
    "3h+VncYqjwCGvRtoi7K0S30W2GBBOoBfSMlikK+UuLs8XmJ9gVXy0rejY8KaalOScLr5ix"
    "ji6NKhnr1KBajDWfCQzE3yWsJQQcq7tmnic+XSCMXMKX1J+/ET/GLNlI/Ax09IvAgx8dIh"
    "7qI8zm4h4T6hfz2l09qGX2u5JKKeK/C7TqyHTsLxO7R5umnAyHpZmDv5xGiYYPkJjtgkE5"
    "oJMhj23eqbMfaqoTH0O0TakAnBIZGsRXdRC+Kgf4KoevKuXRLdUxzG1ZgenoUtlJUR4F+k"
    "6WEClXeezsuK1azzUCLh7RyYT4Qo/gNKWLvBVqCon1DBP7QlthyOZMaiFisA0qiWkScTNQ"
    "ZvBcXkZ4iVd5rafLBxVoPf9IhyuEe/q/dByAjgPou/rTySmt6qTbv3vuWNVL7Zo4sG8o2u"
    "UNtT07K9Xm3n1Ypan5Bp1TgnIQ5/H9SRw74oD+hawkyrcuxLIUhlXkwwyPEtcc+yU+9vFy"
    "rUJsrCsKwSZCqwl32+v799c/3pz8eRjtMnKBFGiWiXOkXKtcJGNqaJQe8Rl1v2Ghxme7iN"
    "EFGVNrhcR9ifg8gqlISVSS3ab3hTfTil9PFT+tlmi1RKslWi2p3D5SLly5mytCmhHSiGpF"
    "b3+KXn7tamS3I5v5wvZJg44DZApU6FTsTLkOzVKDaijR0tNruyE1alI6twmaUfGi8gNO58"
    "QdgRsZNOWlJEvvf75+cXZ5VaRV73YznVLVpw28SqOWM2mwGRZTp6JZb8oNLsGqfc+cVrEP"
    "nX9CxJJVRT8lpKFvDD1xLaaejJIIaeibG5ahx1Rlc0+JDC7fqv19PWDEN4QGWGQHlWOclR"
    "oczEItqOWVLM/ilNc2NvDAouobeCKkE9kaH52B51GfG82O0LywnonGKYU2WYq3UiS1slI7"
    "2Es9m4N2eMIYncDlRXEllcmam6J6ZWsGXPO1vcf1iB3z14Fl8xuX+6uTojSX5OqoMtMFxh"
    "lkPXArwfjbjCLLttASKipxKv8foaVvc05kZSVJDPrYZTgkx+hEfiR+yxOMu95sO8H4x0kC"
    "JwQ5w2Xy7Plx6mMkkdCOz0YICZ0YsuSERCta9CdSWLwP/IJ++/nm8w28CvWNuXgk+i/0Df"
    "XgO0D9b8JVofNlepgvo4+X1h2sYodSda8mIp2qoccHZr8yN74KhTPewZXIsYyUjizaoG1y"
    "kUUhXkWbxDaMC3eJ46fGzs9qAHx+VoowXCqCWP6mDHIsNTiYO8mL0Em3EboXr2qAe/GqFF"
    "u4lIWWY18o8yroJhKDW7zteykswguTpv52f/epGN5EYgNeyzY5+j/k2N2V70jFWIwD2+G2"
    "y17CYw8RXQEIwZ0XjP3upGH+9uP13zdn4P2Hu3ebuh7c4J32ynW/3nuSl3vnmuS9g+3FSQ"
    "E/k1wcVdEzVAwzzPW47eFfLrq1yMKjnLjm6sUvZPUGSXFioTGZUJ/E/MkITWzHgRxZN/7o"
    "GyZLYqf4loKQsA4eUJiNwYLxv0l4bs7JardUDM2u7ItdSc1a3f0sJTJABan9Exy+DQrwRs"
    "MHCG0nlbghY6xBHOSG2ADRbn8h04CbVM1WTYk0grhvDtaOEXYIZqSJO3tDUJOLjcnFfkf7"
    "DlNB6Yn+L8t+Fqj+cTnQcq3fi0fUqj3IOOYBk51s3qLHqGz4I/JtRhha2nyGiPhwhcwZdq"
    "ck7HzjW2KYzNfwgrGw4KGqYHHBwdbu/k/3n+49eFQRC5hHxDibizvOYGaF3fCIbIYemUP5"
    "o7gBevQcLB6znNmQzc3REsPtxDi0oC5ZjeCKOUPYodDsx7XCFj8666SjL283WSeqVPX+Se"
    "q9Hf6nr+owqWJUebuTVzkulTmBWkuZaPzwsnjO66hW5+Wq1XlOtcLjaNeuy6MmEppHbZ1H"
    "FRt90VZSPhtrAT0Z7U+GvSDGf8TBrOTFSQvtkdj+8vD+mLjtzPY+o0sj8AC5AuOCUmHFuS"
    "UbfVZyA+6xEO0K7/gM2O8yf3d39yGzzN/dblgOn758fHcjDlgJvxhk8xKDTkI3oZSHZY1U"
    "QU8kNej1QQ+D74SlFeAiJqMK9U3RPcK+/uRocV8Sezoral5QfrCmRPTR2vrRajNDmtSm4r"
    "cgI6e/Air7fUhWkCK3YuVun5bTiCsgHjNCKtpjWmZ4noG2Wxs8e7bYY9QT8TNyOsOtqU9A"
    "t4PUvpivcuHr3Bud2jmU1M7UtgLhbzs2eFuHAh7ZPlKGdVah21uPwJ6pF7XQMenCo+7uPQ"
    "Lfx/cZ6jLafy/FY1xOc7JqoV3pL2HU4FCWUddhHh/pEzkpCfWQ10bbwj2MRTysRswH+jXU"
    "Ce7/58MolyIPcRDIwYwjAQEjlmwEOYUK+JEJ8Ra54h0Yciidy4gKlyyR2DlYUQBIV4+CaJ"
    "BbjmjAHfspatoEsiM5DEs5NMMMqgI4BPvRw8IHQKjIVNxm13CPg+Ut7xb4IZ8E/1wcWbzH"
    "8Ri+gzO9nlXzIp7rJkb03yD46iIPS7OOamQcgbKuknH0W2pbjvZrcHTGWT8/froPd3RXpv"
    "5YdCGmZSTDBGXRlyWGqL5A/AqbN5GnSVGdmPYfIuMRIXYRO/LGDC3wKsxlEo8CGMKq1xPb"
    "FwecPH08n4ZnFRJnDfwfPsMODzg4/8RbTsWz4YdHn5gzYs4NzB9H/3TDKEkLr96gx4XNGG"
    "GPSNqfDD5k8KdgWUQbYirFsSifLR5IJy/Rg/gxriyDnmgg7hvGQkrLai2Bw7cvz6maRVaU"
    "jC/VGVW92Taqzsx4zmp7QuI5Hl6M5NllnTA+Maoi4ScXyCcrmKsAvBYYIMK62vlA9pPUBM"
    "AZ1GQCMnLa2dcU/0QLUMM/K9cR/kM9TlOKr1S18tCX4p4I7G/TedUt5GenF99fvD6/ulgj"
    "vf6kCuA8mFKHzmNZHgy2FuhHKBg8bzChYP0hr3rh7mvXjRpn4O3oQ41T/Y4S0e0dt5Ll1K"
    "fCuNJXWEB+xD7Eau6jHutxjcYYiAS6JP4LEzOC4GFvgPe2xWtakheI2fARkpQ2pwtxX8hX"
    "lGQCdZ2VpL0jP7SkHziek5BCKOrG1fkzgRO5TgnNXboMW31J6kXeY4YtyXwA/7CcUeA1EO"
    "O24yBIzWdovJIC1LHk+3WRkqnZh6+DfehRBmEn3IP4Ci2IbzQ4yfOSupnDRpkcxXquA67k"
    "+kONlftD6br9IZd2xgUQKtCuBTS227BdH71NqrYUCGveRgcLH+kE6GDh9g9FXahfR173gD"
    "hQboK+Vzaml2u1MRkjno8+ffnw4VBsTBKWXBSPko5ZLudlzMywGuSMQ/BEBoo8huWrHt9C"
    "cISY8in1VzJ0JIw4XFKI7TBntmOFRads1yXWYxH30sYtdWWqPu3lowreQwy3eWGoYqnilx"
    "YZktrXmvdIW+RdJfTqOmrd1lGbUMcSJp0qzBtiA0T7vBba5xVonxdUrZPnqyrBFOy7I0IY"
    "kCngC+vK7GFpn9ZZ2aflC/t0E+lQN1FBOpEYXpWF9vHVBboOUD5kQV27rNVYucacldLOlI"
    "2FbEeGdX0edC0yJF14zxSoDvFpl/z0iTKfnBHSBKiOmeo6Ziq/YlvAVKU2QC9Xag1cU99T"
    "ZQI0HS5vO5ZflBHSVS2GfioM1UUGfOoUFb9WgehHvPos7nKEukAthJiH3R0RupdW7b240V"
    "BBwpMJMXlhaUUFnK5TdxnId61Lh0z8xStwx6S+k+XOGAuvDD8etdUX89F2HJsR8SdGLTqQ"
    "6VAoFSG/IAjqNoIfJd4vIQ2WYHMWtx2hLpSLgAxZRCfrIhHfMPSfuPxDxk3T6dMgOPZRXJ"
    "OdSqLsXIeIv9SEjie2i523CAx2xAiHKNgZxOOCxyjM643uSJfuCEnjKJV17FIeJgOLIeXp"
    "uxk3mHgR+G+8MuA5Opu3TxZcuV8pmrWaLqVo9JAs6Na8SfHCzy/mKl4tJbVHTu0wllybnB"
    "o8j7hgZBiFpe4qNpC87GAS6/ZMB1lk6mPwKKlOwYagxr8pHedzGzvK8GflNPrN0KcBl3XS"
    "FMHPiGnsGwZDx5qnInu6KdctJd2Xg7c5hZrR8PfI+fUU3K2s3+b66lMaaoq+KTC1s+ROub"
    "UdWqYGiwfWCH5MzFuoewWmZSpUAU18ukCP8C8UpoJKWo+cyh+/FcPcqOMm/C3fjcA+XhSU"
    "hezoGdvDIzdsYHnT0PTVtm7vbN3jiOM55vASGvhFbvkKgNcSAwS45aDKuNy0osqzIaZdxt"
    "lIyvBMUNuWU0JDosL2rMOHh6US8GsRnUY6bMvpODaS4zSc+hgt0We7ae3OLbCa0q7ecpsp"
    "7VZWM5jCGvMuig9xYbpAsV0rrAQMLwOuwhUTFgwJSw8nslNaVEG/9bsXegbtVE+L5KugfY"
    "I9OhLK7aTky6iaYJKXHKBa30lGj8zSVIF6LTBEhFu3TM3AL45crFjLiYiGuA7Eh1csh2ig"
    "Htzq79s67kRdT+srO2rrCu28egrtVm19Y3Ftjxs/lDXUyw1hN2Po0OUz1su7wBpKL/1yay"
    "j9XdtuDUF1Cz+sXyXjHOF1In8NRqlQHrTENmdvwbEjbZgkKBIKhUY9m+KYR9kizJxhd1oQ"
    "s7mXJ9ZxLcX5K2IXo85TWMJLDEouRA9WdDjpKh2dVenof0WJzLfvGNVMbnNHySZdCwxQiz"
    "+rZYqeVZiiZ3lTNP1mOZwfyHNpTF9GbI9L+gB7xMPN3yWtUl5Af7GKrny4+/TXePhmVX1d"
    "x7R856hT3vi0vLrxaa64sb3wQNNQwDeR2ONqdoXqt5/NuWX/NKxGZ2UwKMBu84K0guqFvC"
    "E6wHIeV3VW9FX5ir7aRHxmP5FGeOcENdrb0U7MAjXnRFZOe66beq4Z2DqBI5CUiCpOQl5Y"
    "z8TuM0EKE55qzQMpNH30LNSehTQtoDQHG4J6Bhrn3/h0AW3mDVdYRcrTUCSt56JxLppPPU"
    "+A6ZMJ8YlrFvXYK+8LVyytm8RV27gNmsTFlKXSNyUlpBOmdPeIo5yAwLMaTUBWTk9A4wnQ"
    "7TvaD07Q7Tu6C0nQ7Tt0+44+1wWsU7xu7/W0+nbU1ao6Fh7xOxZni2MvvsibDQmqfUSzRK"
    "hVxLQkuG6PbDGCZPDWAJc7lwiTUvxDJzJ6BCp2we9v0SPBvmMT/xHNCfHC2JKlrOw1hdYu"
    "svHtmEzEtgVfujG1ViMkG+39+a98VEt3j9FNZPqkUYBgVQK0djB35mCGr0Ye3fKIiXi8Dp"
    "VQDpVQtaK19byj9Uwsuwl7kRHT5HZj9MMTWoXRToloGrt1GvsYsjKOngHpbVJGH+31WjkZ"
    "h0kZAJ5ETNVJgXUVXxpVmVWSiphHo7baU58JthiCUsdLXxw+DJFnMd5ZyUrKcKu8bVRPRN"
    "s5fdo3RhV2jm4/2G2yMpvhs8srJUNyLdEOxofN0s8gfHVRA+Cri1J84VIWXsgVulBBdy0w"
    "wAVcB91ycHPYaj94TwIRxkoBy1mpARAmG3k8l3WWuRhVnsdzmVvqls3gT1df6xuC2mxvut"
    "ZhXzYC1mAKNiX1HOw+B1C1T/VUzUoObt9pX3fRHSJ1Q8PDEiE7BC50SYL8jY5PCggQ+HhU"
    "RX78OxqwvVDCnKwe0QLPgb9wxYwFRMCJbIssPMqJy8NmUAxhnyDiUXOGFqnuVAV1EFq4YZ"
    "0yBxZ1SXTM+YGrC2gf+uysKG9AlJT2aPjgLP7Tq1qcylUFp3KV41T6XzpifyZ/HXgvytG9"
    "yIHr4ZVDcQG+5f6zlEg//Gfw2MH4z6KNXmkvT2Q0/dLcHCKYEUOGbylapFlBnYfTMAuBc6"
    "E+8YJgz4rYlURkMLC31nYxpT0qMFyJkGZWmi7lCbabsIsZMY3+TrwW8X1aEBW0hdNaSw2O"
    "z7qs5e28rPB2XobezhwJcxjS4MaV1csWwti+eSopupgbM6qiE0gy2iBPtaswXiPPwS6a2k"
    "9QCJ5C0fgo6SasFS/LG0K0hCwpDz2mx2QauMgiEJXCXqI711khKDiDsGURS9yjqDR9Nw+p"
    "Q0JkU4hs1ZqKbXAQ/beCe0FC9D+P8xBpM40iaFIGsoMLiv2VnyPx+AGyD+1XRfM5a1Y0im"
    "l7d1c1ibiWOvgpIa2gNkX+OJoBnoRtQkN9eB/UcdtV6YTapmYCrAUGp/13EuuoA8YOvY8Q"
    "XEBVVuwi0fgBqibthGv0xLb9SUAa/uk5kza+NKqyZCepQVvt13u6ELYfuK+pZSE8pkFoSX"
    "rixBGGpJCYUGE1InEYsLBoPws8j/rQEg05lM4R5nmDtbW7tpxaoD3i+zJGtUdce8T3ER9c"
    "Kzy4Ijo4F6dHlwIORQ4lLaNrN2Xg5M8GI7+r7cSJjDYyG7tTF8U1siprAaxlBuNN3btKDj"
    "2QFI37lMwAd+jWPE8ZD6tYqA0crCkpbXc2T1RysL0oSVSq6GaZker0lDxCN0OMjjKZkpHT"
    "x2XzNU2bZCNlxDT6u6Av3spwqVoVrk25wRG3Qwvb+ECsKfHjsqsFBFd2wKiK5nLkUCNVDX"
    "Y72/XbjPgEiZmGxpM2eYMwWmLHIXwkfnKo+A9oqXV0RVwScEYDRl6iWyE1xo5scSk7WmKe"
    "6WIpFDl/lSfD9vVQzZX1ersr58pMsbiVtr1o/ODYstd1drvX5Zvda02V7dPDCluaCrjx+A"
    "GCW6dkZnnFzFzBTE1CtmpdTRxaFApQyRXEIlqrb6zVE9uJ/JAKFlUipJFvirzn27S482Up"
    "7mmRwbC/reXSEFloH3qDKkfMbUjqRd04YPHZs8UWrz4DGTmNf1P8IyNUDfyU0GB2lUPkMy"
    "n7UNNSGvn6yCsQZelYavH6u/YpCamvG6BzjtAcKitC02mTkogtdM0Z9U/K2cTw+qgOmZgM"
    "rcklSqaOYAsxTqmFoEossvAKfft49urs6sXp6Yuzs8fvRmhp85m49PH6PVrOKCNoTlbA57"
    "mUI9uVtwF+aIxZQRnebh+1A28oHq9CAETDB8dbndYLr66Irv5uW4MS1f1/71v/4PSdGWYz"
    "lcUdjx8gu9V+NbwFNlWwjYZraPsduR6et+9nxJyXH8fh5TqnsbkeWatXmB+4se8MB5bN36"
    "AZXQoBH3p1QVA5sUZhLXvwoYnPZDxQcUOwHe6l3XC93uArzliTemqRe7HAAPel07M6Ks1Z"
    "uUpzVpjv2yDGJiunFZrmBJr4Yxs0qkpJafKseWBw3/X346dusmu9jJGpXOprIY17w9JXYe"
    "5hAfDlBSXTMv2oKHn0Hdl6ZQ+ElGapPbBmPLfaA2Q9sl7vYDINw+dsC+ivR7Glor/8Bb2W"
    "C8oljyPEKMLifMIuw3IFfMNASEbpIWZbBI1X8v+SpsHt3r/AbvhHutc9hiNBwJ35kD+H9Z"
    "gOaV30n6zrhXmBlXUArEm8Xc+jY0mDGxzwkePXwBNe1J61hs84EdXT0Hz9V9SEq/wOVFWF"
    "0xNQfwL4szL2axEN+26u+9zXID8Pyi1icgkqRzYdZX760UazmOwGkOkX8/nm/uHz7XsBeX"
    "aht4buw/OAgV1/u0swPaSl9jPBWZMhf3VUw06bxQO3mmkPMyLrAvl0GWY2QY3aFQKTFooH"
    "OdScMzSxfZZywIBPZkzpXLbXiZ0w0mSCSyvZdIdx6nmkwLezjwe27AD6auyzHaN1dfBEj9"
    "QeHTzRYfCEqgtHe8529SZAPXhVZ8JaRvsSGvoSfPof4ho+wYwq1eDOCeq6AHWK6uh6okOO"
    "yhJGValmHxpcW/X60MSr53wRA+JgY6k7jxAsF2KBywNDi4oZotCPwuaMOBOpVPNINx+Tib"
    "AbX6JPsmGFOcPuFKKtXPmrTxZCriRqax8PrdMzwycTI84kh58ru2YcVjvtg+J/6FKlukZA"
    "dzUCdB3YsE7p5WUNZMWo8kqlcG3DDmBzUrByH8hzqUMxEhjE0q0A9OHm73IbKA+kWKyiKx"
    "/uPv01Hr4ZXdEfs+ur2aZ7k3Pdt9V+KP8hp76hekJmpQax2XTaCinEq4j83YZxIQc8BITb"
    "Z83UeYRDEAh7A7gTCkHXLWq1blHajqy/aCdD3nnbt1AiA10R4sFuvO3X4POBQ2GqwfhpqV"
    "byTr5CFRqCjRUcyvHwIenLrZWA8sSCNFTdmhmhAW4W7Wtp2nF8OCeELmhz6II2v+LVoqSb"
    "eXxpVOWo8VKDtrppPlIXopeAEwzbsXHoyObTJ9sifthYnNM5cdnaUeL5tklkvBOXhWXoBN"
    "HAR0KDR/IV4BYyqmpB4TXyTpr9PLLlAKxy06X9ntnblZRUvpp8EvxzcYhkta12TLnH5YBm"
    "Yo1t5vjsRO1kCYsw16I0zisojfM8pRHvTmpqXyIzQMWk7UbwhDHxPopGeFaqEcr9shC79x"
    "fa0GisOBeoHOeMUCswH3bH3QPOMvRPEea0jF7MNUD2cFgbqvaeHI0f4H7cPicaKuFqhF0i"
    "MyT+6CD5ysbCdlUbFmxK6kloPAlm4PvENZV06rTMALeYlvubMI7VOr2tBQaIbful1kyf4C"
    "al1rJyegdpvIMwwrnTpNZdRk6XW2uKfw+6jn+F7kadQDLMBJLI9XDzVO2aCK+PavgnDPJU"
    "20vx2yzjJECcOhYK2AhR6IiJXSTv9RY9WtSFgM9HWepe/AFoObMdIhtlRo+Ni+DPXXAfrE"
    "iBg6Lzp7Xsm6jgbVoMUOkRl9CWx1mng9QA+6IO03tRTvVe5LjeeANQ8/1kpXSQoGZ1D0A4"
    "wlGQh7i8rGk8fv8lTQ+zZFsrXqot2R7p9D4xif3UYAY2BPUUNJ6CSNVUgz8lpGkEFeR7Yn"
    "PdO7TQ1pKfj6psLBaP2GpaXaMxDaYzjnwb/uVUZsIvqE+EDTMVAuevoMEYC8O0uL0oKITc"
    "8B46RKsXWqQO0dqXlg5fBmWrZy3SoslzUFu+HSy196jDVNSAU8MXgCwL9A1KHYLdEv9zRn"
    "AD6LGQPEKkqxSIu7sPGWvn3e1mCYEvH9/dfP72VGIvBtm8RL+jnkBFXcHOiGn1urF6TVyr"
    "QVPxRKgr6IfvL3Kwxxos/IyYNm46Mm5SqgvxbWrtmAwEdsuv8kZHuDEdJBcohViJHZjgWW"
    "0NGl4ysFbxNg/b0GXaJ9ycQcYNRnCbN2FCTlQqWSbdyIE2H2VKqckrjPhPxEIUiqcJa8gi"
    "MK64alunTyvsqhObyO7hm+fo1px1SrQVlO0oRb5oEzpqfai1FGbZSVNd18mIDQlYrWgOej"
    "s5aDjY17uL56MgG1Q4zQjqeDwdj9eTsKEUuKBYqxG6KZFu6fG+kGRbON2cNZpFNw+tcj+h"
    "2Ft2nJBu7SWUWlC96iZ0H3ge9fknKl8nb7umLo8qjddwoOHGI2tHixKfUReMyegWaOmLey"
    "ALQjHxmAYcYjmjHlcv0Z3rrGQnIIQtsB05LY8MbeXOLbs/tSG6L0NUu0XbdeXhQOChCmhG"
    "SJ+km8YOeS44Osu1vnj8ALW+s1e1KoLAsPJI0Ff5miC6AVO/fBVd6jIPS/qrPPOLNJnkYq"
    "Uew5fU8JJx2wOzXNnKBJQMjieTkOPGiBExGVasgswwg3ArLLYCqJoVdTBBtkw8gT2iqEtK"
    "q3fWQVy92Pq1trK3Ols6Nai7miMl3UzKEyzKupnoDIs3ChkWuix+92Xx5Uo1xgUFRSqMnJ"
    "SMtnEKAVVWw1NSWhkfnB/zK4DeIqZtKW8lWalO02ePcC+J0VHOsMrI6TjExl5KHc2fUqvr"
    "aB+n5crHaU736EEpnEMj/LVRVtfEt83ZSQFfFV0ZVZFVOBmzjagqn4KWqaGvxbu1Y6hfOR"
    "MEvXRsNTMvJTLAjbabhqziS6WAcDR8gOie1rKiTyus6NO8FS2eyKOyUXUpopSIJokUSaKD"
    "HmZ//j8MpLuw"
)
