"""Note refused calls."""

from tortoise import BaseDBAsyncClient

UPGRADE = {
    "sqlite": """
CREATE TABLE IF NOT EXISTS "refused_call" (
"id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
"status" INT NOT NULL,
"reason" VARCHAR(200) NOT NULL,
"calls" BIGINT NOT NULL,
"first_at" BIGINT NOT NULL,
"last_at" BIGINT NOT NULL,
"key_id" CHAR(36) NOT NULL REFERENCES "page_key" ("id") ON DELETE CASCADE,
CONSTRAINT "uid_refused_cal_key_id_54aa28" UNIQUE ("key_id", "status", "reason")
) /* How often calls with a key were refused for one reason; a few reasons a key, the newest. */;
""",
    "postgres": """
CREATE TABLE IF NOT EXISTS "refused_call" (
"id" BIGSERIAL NOT NULL PRIMARY KEY,
"status" INT NOT NULL,
"reason" VARCHAR(200) NOT NULL,
"calls" BIGINT NOT NULL,
"first_at" BIGINT NOT NULL,
"last_at" BIGINT NOT NULL,
"key_id" UUID NOT NULL REFERENCES "page_key" ("id") ON DELETE CASCADE,
CONSTRAINT "uid_refused_cal_key_id_54aa28" UNIQUE ("key_id", "status", "reason")
);
COMMENT ON TABLE "refused_call" IS 'How often calls with a key were refused for one reason; a few reasons a key, the newest.';
""",
}

DOWNGRADE = {
    "sqlite": """
DROP TABLE IF EXISTS "refused_call";
""",
    "postgres": """
DROP TABLE IF EXISTS "refused_call";
""",
}


async def upgrade(db: BaseDBAsyncClient) -> str:
    """The SQL of this step."""
    return UPGRADE[db.capabilities.dialect]


async def downgrade(db: BaseDBAsyncClient) -> str:
    """The SQL that takes it back."""
    return DOWNGRADE[db.capabilities.dialect]


MODELS_STATE = (
    "eJztXW1z2za2/isYf2k7o2Ti16bJ3jvjpO422yTujZPbndndoSESkrCmCJaALGt7+98vDk"
    "iKpPgigiIlisGXxCZxQPoBeHDezx8nc+YQlz+/tm228MTJK/THiYfnRP6weWuETrDvJzfg"
    "gsBjV43FqUFjLgJsw1wT7HIiLzmE2wH1BWUeDL71CCLP5pi6CDtOQDhHYoYFsrGHOJ16iH"
    "oIew5iSw/5eEr4c5jXYbacmHrT5lMsPPr7gliCTYmYkUBO9I9/ycvUc8gT4fGv/oM1ocR1"
    "MmBQByZQ1y2x8tW1L1/e/fiTGgmvN7Zs5i7mXjLaX4kZ89bDFwvqPAcauDclHgmwIE4KJm"
    "/huhGg8aXwjeUFESzI+lWd5IJDJnjhAtgnf5ksPBswRnKdntssIM+pw597ZGlR57+jd0yN"
    "t6yPt5+tu5vPlnWSWyR4lw3Qo0s282CBqScAsT/+DOdNkFFXT+ABb3++/vTt+dV3CgvGxT"
    "RQNxVuJ38qQixwSKrQT+AmsLR5xN/OcFCM+JpgA3T5qt3AHQPUAaQnc/xkucSbipn89ezy"
    "ogLj/73+pGCWoxTOTH564Sf5Mbp1Ft4DvBN8fcz5kgWONcN8poNzjrAdvOMLCeAJ7zgA4p"
    "e1EL+sQPxyE3EuJD+Cd9AAO02zP5xPpow5XbGLLNKnVzWAPr0qxRluZWGmnnznsbA49WyS"
    "x/oNnb7zRAnT3iTdgJyG59sWyCNG0ZudPYWXePbD2dn5+fdnL86vXl5efP/95csXL+VY9c"
    "L5W99XLMqbd3999/Fzdj3gQm6zTyZWwNyCJajc7imqPW74/Wz2lzX2+svSrf5yc6erE896"
    "JAGVEzoWFnq7vZDc7PimO14CyeFFtdYgRdQI+Ua7/XRQuNsBAXy0t3+Wbn/oD2Ljg5Y0eU"
    "gJ7nBhjO2HJZaSYeZO+mR+pALDH8ULlioi/umXT8RVgwqWJVJI360nOsJF+jPeiPHViIFm"
    "NvWczMeSNewG0wc1ycAhmlHfwFQBEyec7/7F3YWzDBUkZSDaDaFf5RRDhWfGuNgRnp/lFE"
    "OFR2qL1CHerhC9i6YZEkwgFrAzViYo5G/Nz+abV7AnPy0nejY8KTZLC0HmfrHFOro1qrRY"
    "pwbVsliLmcRA/l1SW0JgY/XWludJwOYII4+IJQseXskfYyvZSP4M5uhnCx9+dIl8aIAwf5"
    "BzTFhQbNfu6kEtW78rTSlF9u8CqTpSHftrid2jTlNuDIetmYO/3IwSDR+gYbYLC8oBnQx5"
    "bPNOnf2YpjrxMURsSgfgFMnQIL6qg/BVOcBXOXx1TR7dmjqGyZY1LB1dCjspk0eBvJM1iJ"
    "SLPDQ7bqvUc43AFo/YZEICKUcIlpJFXksxhcRyho0DKa1wRAVXUogcTEEksW0iJwNhBj+o"
    "2wgv8Sov9XT5oAKp5x/pcIWQp//LxAGYOIC+iz+dnNK6Trr9u+eOVbw0rokD+4YiLm/p8e"
    "wsVZu8+7BCU3MGnROCchDn8f1JHjvygP6FrBTK7zyIZSkMq8iHGR4lrjnrl7wc4OVahNjY"
    "VwyCTaRUE3Lb67u31z/enPx5GOkycoEUSJaJc6RcqpwnY2pIlD4JOPO+4aHERz3E2ZyMmb"
    "NCcl4ir0cwFQmJWrTb5L5wMiP49VTwM2KJEUuMWGLEkkr2kXLhKm6uCWmGyCBqBL39CXr5"
    "vWuQ3Y5s5oPtkwQdB8gUiNCp2JlyGZqnBtUQopWnl3qhadRm7IESNGPyRdUFwR6INwI3Mk"
    "jKS2Usvfv5+tnZ5VWRVL3bZCalqk8MvEqiVitp8RmWS6cjWW/SDS7Bqn3PnBGxD51/QuSW"
    "1UU/RWSgbww98Ryun4ySEBnomyuWocdUh7mnSAaXb9U+X19wElhSAizSg8oxzlINDmYpFt"
    "TySpZncap7Gwx84TB9Bp4QmUS2xkfnwvdZIKxmR2ie2KxE45RCSpbyrTSNWlmqHfSlnq1B"
    "O3bCGJ2FJ4riSiqTNTdJzc42FnBjr+09rkfsmL9eOFTceCJYnRSluSR3R5WZLjDOIuuBWw"
    "2Mv80YcqiDllBRSTD1/wgtAyoEUZWVlGEwwB7HoXGMTdQl+VvewLjrZNsNjH+cJHBCkDPc"
    "Jk9+EKc+RhSJ2fHJCiFhE0uVnFBoRZv+RBHL94Ff0G8/33y6gVdhgfUgH4n+C33DfPgGWP"
    "BNuCtMvkwP82XM8dK6g1VyKF33akLSqRh6fGD2K3PjqxA4Yw6uZRzLUJnIog2zTS6yKMSr"
    "iElsw7iQSxy/aez8rAbA52elCMOtIojVb9ogx1SDg7mTvAiTdBuhe/GiBrgXL0qxhVtZaA"
    "UOpDCvg25CMbjN276XwiGiMGnqb3e3H4vhTSg24HWoLdD/IZd2V74jFWMxXlBXUI8/h8ce"
    "IroCEIKZ55z/7qZh/vbD9d83V+Dt+9s3m7IeTPDGeOW63+89ycu99Wzy1sV0flJgn0lujq"
    "rMM0wOs+z1uO3hXx5655C5zwTx7NWzX8jqFVLkxEFjMmEBie0nIzShrgs5sl586RuuSmKn"
    "7C0FIWEdPKAwG4Mvxv8m4bn5QFa7pWIY68q+rCupVavLz1IkAxSQ2j/B4WvQgDcaPkBoO6"
    "nEDRljDeIgN8gGiHb7G5kthM30dNUUSSOI++Zg7Rhhl2BOmrizNwiNcbGxcbHf0b7DFFB6"
    "Iv+rsp8Fon9cDrRc6vfjEbVqD3KBxYKrTjav0X1UNvweBZQTjpZUzBCRF1fInmFvSsLON4"
    "Ejh6l8DX8xlho8VBUsLjjY2uz/9P7p3YFHFfEF94kcR4WccQYrK/WGe0Q5uucuE/dyAnTv"
    "u1g+ZjmjkM0t0BLDdHIcmjOPrEZwx54h7DJo9uM5YYsfk3XS0cfbTdaJrql6/0bqvR3+py"
    "/qWFLlqPJ2Jy9ytlTuLvRaykTjh5fFc15HtDovF63Oc6IVHkdcu64dNaEwdtTW7aiS0Rex"
    "kvLVWBOYxWh/MeicWP+RB7OWFydNtEfD9pfPb4/Jtp1h7zO2tBY+IFegXDAmtTivhNFnKT"
    "fgHkvSrvCOz4D9bvM3t7fvM9v8zbsNzeHjlw9vbuQBq+CXg6goUegUdBPGRFjWSBf0hNKA"
    "Xh/0MPhOaloLXGTJqEJ9k3SPsK+vHC3uS0Kns6LmBeUHa4rEHK2tH62UW0qltjW/ggyd+Q"
    "R0+H1orCBFbsVKbp+mM4hrIB5bhHSkxzTN8DwDbbc2ePKp5DH6ifgZOpPh1tQnYNpBGl/M"
    "V7nxTe6NSe0cSmpniq1A+NuODd7WoYBHxkfKsM4KdHvrEdgz8aIWOjab+8zbvUfg23ieoW"
    "6j/fdSPMbt9EBWLbQr/SWMGhzKNuo6zOMDeyQnJaEe6t5oW7iHNY+H1Yj5QL+GMsHd/7wf"
    "5VLkIQ4CuZgLJCHgxFGNIKdQAT9SIV4jT74DRy5jDyqiwiNLJDkHLwoA6epREA3yTiC2EC"
    "59jJo2Ae1IDcOKDs0wh6oALsFB9LDwARAqMpXT7BrucbC85d0CP9ST4J+LI4v3OB7Fd3Cq"
    "15NuXsRT3cSI/isEX13kYWnWUY2MIxDWdTKOfkux5Yhfg6Mzzvr58eNdyNE9lfrjsLlclp"
    "EKE1RFX5YYovoW8ldg3kSdJkV1Ytp/iIpHhNhF7KqJOZrjVZjLJB8FMIRVryc0kAecOn38"
    "gIVnFZJnDfwfPoOGBxycf/Itp/LZ8MN9QOwZsR8sLO5H//TCKEkHr16h+znlnPB7pPRPDh"
    "c5/ClYFdGGmEp5LKpnyweyyXP0Wf4YV5ZBj2wh5+XROQnvuSZRL1+eUjWLlCgVXmoSqnrD"
    "NaqOzHjNajtC4jUeXojk2WWdKD45qiLfJxfHpwqY6wC8JhggwqbY+UD4SWoB4AhqsgAZOu"
    "Pra4p/IgTo4Z+l6wj/oR6nKblXSVp56EtxTwj2x3RedAv52enF9xcvz68u1kivr1QBnAdT"
    "idB5LMtjwdYE/YgEg+cNJhKsP7arXnj72vWixgl4O7pQ40y/o0R0e8OtZDv1qS6uchUW2D"
    "5iF2K16aOe0eMajTHYEdiSBM9szAmCh70CszeVr+kos0BsDB8hpakLNpfzQrqisiUwz10p"
    "q3fkhlbWB4EfSGhBKGrG1fkzwSRynSJ68Ngy7PSlLC9qjhl2lOEDzA/LGQOzBuKCui6CzH"
    "yOxitFwFxHvV8XGZnG+vB1WB96lEDYie1BfkJzElgNTvI8penlsFElR7Oc64ALuf5QY+f+"
    "ULpvf8hlnQkJhA60awKD7TZs10dvk6ItBcTGbmNihY90AUyscPuHoqnTbwKve2A40O6Bvl"
    "drTC/3amNjjHw++vjl/ftDWWOSqOSicJR0yHK5XcbODKthnHEJnqg4kfuwetX9a4SRLZd8"
    "yoKVihwJAw6XDEI77Bl1nbDmFPU84twX2V7amNIUpuoTLx9V2D3kcCoKIxVLBb80yZDEvt"
    "a8R0Yj7yqf15RR67aM2oS5jlTpdGHeIBsg2ue10D6vQPu8oGidOl91DUyLfTdECOMxJXxh"
    "WZk9bO3TOjv7tHxjn24iHcomOkgnFMMrstA+vqY+1wGqh8yZR8s6jZVLzFkq40zZ2Mg0Uq"
    "zr20HXJEOShfdsAjUhPu0aPwOibU/OEBkDqImZ6jpmKr9jW8BUpzRAL3dqDVxT36m2ATQd"
    "Lk9dJyjKCOmqFEM/BYbqGgMBc4tqX+tA9CNefZKzHKEsUAsh7mNvR4TulFZ7JycaKkh4Mi"
    "G2KKysqIHTdWqWgXxrXTpk4g+vwB2T+ibLnTEOXllBPGqrL+YDdV3KifwTow4dyHYZVIpQ"
    "HwiCso3gR4n5JWTBEmzP4q4jzINqEZAgi9hkXSPiG47+E1d/yLhpOn0aBMfey3uqUUmUnO"
    "sS+Zfa0PCEeth9jUBhR5wIiIKdQTwueIzCtN5oRrb0RkgpR6mkY4+JMBdYDilP3824weSL"
    "wH/jlQXPMdm8fdLgyv1K0arVdClFo4ekQbfmTYo3fn4zV9nVUlR7tKkdRpNr06YGzyMeKB"
    "lWYaW7CgaSpx1MYt2ezUEOmQYYPEq6S7BBaPBvao4LBMWuNvxZOoN+M/TZQqgyaZrgZ8gM"
    "9g2DoWPJU9N6uknXrUm6LwdvcxNqRsLfo82vp+Butfpt7q8+paGmzDcFqnbWuFOubYeaqc"
    "XjgTWCHxP1FspegWqZClVAk4DN0T38C3WpoJDWvWDqx2/lMC9quAl/y3cj0I/nBVUhO3rG"
    "9vDIDR1YTRqqvkbX7Z2uexxxPMccXsIWQZFbvgLgNcUAAW45qDKuNq0p8myQGZdxNpIyPB"
    "P02HKKaEimsD3L8OFhqQX8msSkkQ5bczoORnKcilMfoyX6rDet3bkFWlPa1VuuM6XdynoK"
    "U1hi3kPxIS5VF6i164SFgOFlwFW44lKDIWHl4YR2yooK6Lc+e6FnkKZaWiSfgvEJ9uhIKN"
    "eTko9RN8EkTzlAsb6TjB6VpakD9ZpgiAi3rpnai6A4crFiLyckBuI6EB9esByignpwrb9v"
    "+7gTcT0tr+worWt08+optFul9Y3NtT1u/FDaUC8Zwm7K0KHLZ6y3d4E2lN765dpQ+lvbrg"
    "1BdYsgrF+l4hzhdSJ/DUapUB60xFTw1+DYUTpMEhQJhUKjlk1xzKPqEGbPsDctiNncyxPr"
    "uJbi/BXJxZj7GJbwkoOSG9GDNR1OpkpHZ1U6+l9RIvP1HaOYKahwtXTSNcEApfizWqroWY"
    "UqepZXRdNvlsP5M3kqjenLkO1xSx+AR3y++bsyq5QX0J+vojvvbz/+NR6+WVXf1DEt5xx1"
    "yhufllc3Ps0VN6ZzHyQNDXwTij3uZk+Kfvthzi37p2E3uiuLQwF2KgrSCqo38gbpAMt5XN"
    "XZ0VflO/pqE/EZfSSN8M4RGrS3o52oBXrOiSyd8Vw39Vxz0HUWrkRSIaq5CHlisxK7rwQp"
    "THiqtQ6kUPUxq1B7FdJmAa012CA0K9A4/yZgc+gyb3lSK9JehiJqsxaNc9EC5vsSzIBMSE"
    "A8u6jHXnlfuGJq0ySuWsdt0CQuNllqfSkpIpMwZbpHHOUCLHyn0QJk6cwCNF4A076j/eAE"
    "076ju5AE077DtO/oc13AOsXr9l5Pq29HXa2qY+ERv2Nxtjj24ouabEhQ7SOaJUKtIqYlwX"
    "V7ZIu1SAZvDXC59YhUKeU/bKKiR6BiF/z+Gt0THLiUBPfogRA/jC1ZqspeU2jtohrfjslE"
    "si346MbMWY2QarT357/yUS3dPcY0kemTRAGEVQnQxsHcmYMZPo08uuURE/F4EyqhHSqhq0"
    "Ub7XlH7Zk4tIn1IkNmjNuN0Q9PaB2LdorEmLFbN2MfQ1bG0VtAepuU0Ud9vVZOxmFSBsBO"
    "IpfqpEC7im+NqtQqZYp4iEZt1ac+EexwBKWOl4E8fDgiT3K8u1KVlGGqvG5Uj8ToOX3iG6"
    "MKPce0H+w2WZnP8NnllZYiuaZoB+PDZulnEL66qAHw1UUpvnArCy/kCl3ooLsmGOAGroNu"
    "Obg5bI0fvCeBCGOtgOUs1QAMJht5PJd1trkcVZ7Hc5nb6g7l8Kfr7/UNQqO2N93rwJetBW"
    "+wBJuUZg12XwOo2qd7qmYpB8d32pddTIdI09DwsIaQVgIXAjKBL7+AaWu45D+Fk7zFw+oq"
    "16WpKA1ZgbloA9Fyk1G0fpaN6/YF+1l1xBLEQ0DD0ZKKGcLogazQkgQERTOiCQuUWUgKpJ"
    "x5r+WQCVlGv/GQYBSWzyNLwkXe2NTlgwpr8UWWs6SWdTiHqcbXJ4FFv2p5Vb5hcdHyo1ZT"
    "W+vTFe1+DUEwoRigfaWTEhKKs2kaWGKSIW3aPes6Expw/Ty0NJUBfzdFs5Geb6DfEXop4W"
    "jqnAmFqYxYrXNG0mMLKmfk5z1OULeqncmO6pPr/W9sfFKgR8HlUZX+9O9owPbyfPLvvkdz"
    "/ABec0+u2IJINBF1yNxnUskRYQtiqbBI1Yb4zJ6heaonckH1vRYmrFNcz5G6VcR5g4Vn2j"
    "YdmptXFNUr4kAVNfVIiz6iHvmZT69qefKvKjz5VzlBvf8FC/fnaK4D70U5uhc5cH28chku"
    "wLc8ajNF0o+oTXjsYKI2I0avxcsTGiOgN9eNCObEUklDmvpRltBUf2iY+y6EFJ+EjhUxTT"
    "IY2FszIqakR424ioTI+PMb27gwbRLTkiEz6O9k5CJBwApyUbZEUqypBhdFcVnLhH5ZYUK/"
    "DE3oOTPMYYwGN56qmT2XyvbNY0mp/9yYUZU5gSSjLfJYu/b/NfJd7KEpfYT2YwxalUWlHs"
    "IOZaqoPvhIVSOzGeZoTKYLDzkEciH4c3TruSsEZU4RdhziyDmKGqJ185A6Rohs4QqqW8m/"
    "DRtE/7XgXhgh+l896EhMzRkF2cVajth4/ACtD+3X4g4Eb1aqmBt9d1cxiXiOPvgpIiOgNk"
    "X+OFrQnzAf5gzl4X2YjmtZjjVqoUuxTU8FWBMMTvrvJMPOpCkdmo8QXGCqrOAi0fgBiibt"
    "JAn0RLf9SUIa/uk5lTa+NarSZCepQVv11zs2l7ofuK+Z4yA8ZotQk/TliSMVSUkBQb4Yyc"
    "OAh63i+ML3WQCNuJHL2APCBQHErc3ackK78YjvSxk1HnHjEd9HaHCtpNSKnNRcdhhbSjg0"
    "bShpGlMxOAOneLI4+V2PEyc0Rsls7E6dF1dmrqxAt6YZjDd17yI5dN7VVO5TNAPk0K15nj"
    "IeVrlRGzhYU1RG72y8yW0X03lJeYzyMzJL1ekpeYRuhhgdbWNKhs4cl833NGtSAyNDZtDf"
    "BX35VpbH9Go/b9INznA7tLCN98SZkiBu9lFg4MoOGFWZuVw11Er1INlu7fptBunrcqUFRy"
    "4lrxBGS+y6RIzkTy6T/4FZah1dERein7EFJ8/RO0k1xi6kESHKw2ALOUJNBhEYUpALVnlj"
    "2L4eamxlvWZ35bYyW25uLbYXjR+ctexlHW73spzZvTSmsn16WIGl6YAbjx8guHUaNZT3ac"
    "i1aTBGyFa1q4nLikIBKm0FMYmR6htL9YS6kR9SQ6NKiAzyTZH3A8oCKgrsM6W4p0kGY/1t"
    "LZeGqPZu9FE/oWaT0mzqxgGLTz6VLF5/BTJ0Bv+m+EdKqB74KaLBcJVD5DNp+1DTVAb5+s"
    "hrGMrSsdTy9Xftjhmavm7AnHOE6lBZDZpOS3FG1kLPnrHgpNyaGN4f1TEmJkNr2hKVpY5g"
    "B3HBmIOgNwly8Ap9e3/24uzq2enps7Oz++9GcQnND9dv0XLGOFHFNClHHhOIemoasA+NMS"
    "9o/tLto3awG8rH6xgAouGDs1ud1guvroiu/m5bhU1d/r931j84eWeG+Uxnc8fjB2jdar8G"
    "+xzbOthGww20/Y5cD8/btzNiP5Qfx+HtOqexvR5Zq0N1sPBi3xleOFS8QjO2lAQBdIiGoH"
    "LijMIOauBDk9dUPFBxG+od5jJuuF4z+Ioz1ma+XuReTDBAvnR6VkekOSsXac4K830bxNhk"
    "6YxA09yAJv/YBu2RU1TGeNY8MLjv8vvxm26ye73MIlO51ddEBvem5d1V7mEB8OUFJdM0/a"
    "goefR9wHulD4QmzVJ9YG3x3KoPkPXIWvqAS6Zh+Bx1wPx1L1kq+stf0Eu1oTxyP0KcISzP"
    "J+xxrHbANxyIVJQe4tQhaLxS/xfrCC3PX9gYJx3dCEeChDtzUTwdvkdO/411vVAvsLYMgI"
    "0Rb9fz6FjS4AYHfOT4tfBEEM3QqxypWYbm+7+iJlzlN1BVFc4sQP0FEE/a2K9JDOy7ue5z"
    "n0F+HbS7xOQSVI5sOcr89KONXjFZBpDpF/Pp5u7zp3dvJeTZjd4aup+fBgzs+usuwfSQmt"
    "rPBGdVhvzdUQ09bRYP3KqmfZ6RsIEoW4aZTVCjdoVApYXiQS6zHzhSzd8SBwz4ZMaMPaj2"
    "OrETRqlMcGulmu5wwXyfFPh29vHAlh1AX41+tmO0rgme6JHYY4InOgye0HXhGM/Zrt4EqA"
    "ev60xY0xhfQkNfQsD+QzxLvxlyjtDUBahTVMfUEx1yVJZUqkol+1Dh2irXhypePeeLHBAH"
    "GyvZeYRguxAHXB4YWlTMEIN+FFRw4k6UUC0i2XxMJlJvfI4+qoYV9gx7U4i28tSvAZlLup"
    "KorX08tE7PjIBMrDiTHH6u7JpxWOm0D4L/oUuVmhoB3dUIMHVgwzqll5c1kJWjyiuVwr0N"
    "PYA/kIKd+5k8lToUI4JBbN0KQD/f/F2xgfJAivkquvP+9uNf4+Gb0RX9Ubu+Gjbdm5zrvu"
    "32Q/kPBQss3RMySzUIZtNpK6QQryLj7zaMC23AQ0C4fauZvh3hEAaEvQHciQnB1C1qtW5R"
    "Wo+sv2knQ+a87WsokYKuCfFgGW/7NfgCsKFw3WD8NFUreSdfoQgNwcYaDuV4+JDk5dZKQP"
    "lyQ1q6bs0M0QCZRftSmnEcH84JYQraHLqgza94NS/pZh7fGlU5avzUoK1umg/Mg+glsAmG"
    "7dgEdGQL2CN1SBA2FhfsgXh87SjxA2oTFe8kVGEZNkFsESApwSP1CjCFiqqaM3iNvJNmP4"
    "9sOQCrXHVpv2f2diElla+mngT/XBwiWW2rHlPucTmgmliDzRyfnmicLGER5lomjfMKk8Z5"
    "3qQRcyc9sS+hGaBg0nYjeMK5fB9NJTxL1QjlfmmI3fsLKTQaK84FKsc5Q9QKzIfluHvAWY"
    "X+acKcpjGbuQbIPg5rQ9XmydH4AfLj9m2ioRCuZ7BLaIZkPzpIvrI1p55uw4JNSrMIjRfB"
    "XgQB8WwtmTpNM0AW03J/Ey6wXqe3NcEAsW2/1JodENyk1FqWznCQxhyEEyHcJrXuMnSm3F"
    "pT/HvQdfwrdDeaBJJhJpBEroebx2rXRHh/VMM/YZHH2l6K32YZJwESzHXQgo8Qg46Y2ENq"
    "rtfo3mEeBHzeq1L38g9Ayxl1iWqUGT02LoL/4IH7YEUKHBSdP61l30SF3abFAJUe2RLa8j"
    "ibdJAaYF/UsfRelJt6L3K23pgB6Pl+slQmSNBYdQ9gcISjIA9xeVnTePz+S5oeZsu2VrzU"
    "aLI9kukDYhP62GAFNgjNEjRegkjU1IM/RWTMCDrI90TnunNZoa6lro+qdCwej9iqWl2jMV"
    "tMZwIFFP4VTGXCz1lApA4zlQTnL6DBGA/DtASdFxRCbjiHCdHqhRRpQrT2JaXDx6Ct9axJ"
    "WlR5DqrLt4Ol8R51mIq6EMwKJCDLAnmDMZdgr8T/nCHcAHosKY8Q6SoB4vb2fUbbefNus4"
    "TAlw9vbj59e6qwl4OoKJHvmC9R0RewM2RGvG4sXhPPadBUPCHqCvrh+4tc7PMGGz9DZpSb"
    "jpSblOhCAsqcHZOBQG/5VU10hIzpILlAKcRK9MAEz2pt0PKTgbWKt/mYQpfpgAh7Bhk3GM"
    "E0r8KEnKhUskq6UQOpGGVKqak7nASPxEEMiqdJbcghMK64alunTyvsqhOryN7hm+eY1px1"
    "SrQVlO0oRb6ICR21PNRaCrPqpKkv62TIhgSsETQHzU4OGg729XLxfBRkgwqnGUITj2fi8X"
    "oSNpQCFwRrPYNuiqRb83hfjGRbbLo5bTSLbh5a7X5CsbfsOCHd2ksotaF61U3obuH7LBAf"
    "mXqdvO6auj2qVF7DgZYXj6wdLUoCzjxQJqMp0DKQcyAHQjHxmC0ExHJGPa6eo1vPXalOQA"
    "g7oDsKVh4Z2srMLbs/jSK6L0XUuEXbdeXhhcRDF9AMkTlJN5Ud8lRwdJZLffH4AUp9Zy9q"
    "VQSBYeWRoC/yNUFMA6Z++Sq6lGU+L9mv6swvkmSSm5VyjFgyy0/GbQ/M8lQrExAyBJ5MQh"
    "s3RpzIxXBiEWSGOYRbYckKoGpW1MEEUZV4AjyiqEtKqzObIK5esH4jreytzpZJDequ5khJ"
    "N5PyBIuybiYmw+KVRoaFKYvffVl8tVOtcUFBkQolJ0VjdJxCQLXF8BSVEcYH58f8CqB3iE"
    "0dbVaSpeo0ffYIeUmMjnaGVYbOxCE29lKaaP6UWF1H+jgtFz5Oc7JHD0rhHBrhr81kdU0C"
    "as9OCuxV0Z1RlbEKJ2O2GarKl6Bl09DX4t3aMdSv3BIEvXSonpqXIhkgo+2mIav8qDQQjo"
    "YPEN3TWlr0aYUWfZrXouUTRVQ2qq6JKEVijESaRqKDHmZ//j+9WVL4"
)
